package org.entrain.core.bank;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entrain.core.database.Json;
import org.entrain.core.database.Transaction;

/** The questions of each community, in all their versions. */
public final class Bank {
    private static final TypeReference<List<Variant>> VARIANTS = new TypeReference<>() {};
    private static final TypeReference<List<Version>> VERSIONS = new TypeReference<>() {};

    private static final String KEPT = """
            SELECT q.id, q.community_id, q.standing, q.author_id, q.version, v.variants
            FROM questions q JOIN question_versions v ON v.question_id = q.id AND v.number = q.version
            """;

    /** What may be done with a question. */
    public enum Standing {
        /** By a member; the crew decides. */
        PROPOSED,
        APPROVED,
        /** Not asked any more; what was answered stays. */
        RETIRED
    }

    /** A question as it stands. */
    public record Kept(UUID communityId, Standing standing, UUID authorId, Version version) {
        /** The id of the question. */
        public UUID id() {
            return version.question();
        }
    }

    /**
     * Keeps new questions, in a few statements however many they are.
     *
     * @param questions each in its languages, the original first
     * @return each as its first version, in the same order
     */
    public List<Version> add(
            Transaction tx,
            UUID organisation,
            UUID community,
            List<List<Variant>> questions,
            Standing standing,
            UUID author,
            Instant at) {
        List<Version> versions = questions.stream()
                .map(variants -> new Version(UUID.randomUUID(), 1, variants))
                .toList();
        tx.handle()
                .createUpdate("""
                        WITH given AS (
                            SELECT * FROM unnest(:ids, :likenesses, :variants) AS g (id, likeness, variants)
                        ), kept AS (
                            INSERT INTO questions
                                (id, organisation_id, community_id, version, standing, likeness, author_id, created_at)
                            SELECT id, :organisation, :community, 1, :standing, likeness, :author, :at FROM given)
                        INSERT INTO question_versions (question_id, number, variants, author_id, created_at)
                        SELECT id, 1, CAST(variants AS jsonb), :author, :at FROM given
                        """)
                .bindArray(
                        "ids",
                        UUID.class,
                        versions.stream().map(Version::question).toArray())
                .bindArray(
                        "likenesses",
                        String.class,
                        versions.stream()
                                .map(version ->
                                        likeness(version.original().question().text()))
                                .toArray())
                .bindArray(
                        "variants",
                        String.class,
                        versions.stream()
                                .map(version -> json(version.variants()))
                                .toArray())
                .bind("organisation", organisation)
                .bind("community", community)
                .bind("standing", standing.name())
                .bind("author", author)
                .bind("at", at)
                .execute();
        return versions;
    }

    /** A question of an organisation. */
    public Optional<Kept> find(Transaction tx, UUID organisation, UUID question) {
        return tx.handle()
                .createQuery(KEPT + "WHERE q.id = :question AND q.organisation_id = :organisation")
                .bind("question", question)
                .bind("organisation", organisation)
                .map((row, context) -> kept(row))
                .findOne();
    }

    /** A question as it is asked now; empty where it is not asked any more. */
    public Optional<Version> asked(Transaction tx, UUID question) {
        return tx.handle()
                .createQuery(KEPT + "WHERE q.id = :question AND q.standing = 'APPROVED'")
                .bind("question", question)
                .map((row, context) -> kept(row).version())
                .findOne();
    }

    /** The versions of a question that have these numbers, by their number. */
    public Map<Integer, Version> versions(Transaction tx, UUID question, Collection<Integer> numbers) {
        return tx
                .handle()
                .createQuery("""
                        SELECT number, variants FROM question_versions
                        WHERE question_id = :question AND number = ANY (:numbers)
                        """)
                .bind("question", question)
                .bindArray("numbers", Integer.class, numbers.toArray())
                .map((row, context) -> new Version(question, row.getInt("number"), variants(row.getString("variants"))))
                .stream()
                .collect(Collectors.toMap(Version::number, Function.identity()));
    }

    /**
     * Writes a question anew.
     *
     * @param from the number of the version that was looked at
     * @return the new version; empty, with nothing changed, where somebody else wrote one meanwhile
     */
    public Optional<Version> revise(
            Transaction tx, UUID question, int from, List<Variant> variants, UUID author, Instant at) {
        var version = new Version(question, from + 1, variants);
        int revised = tx.handle()
                .createUpdate("""
                        WITH moved AS (
                            UPDATE questions SET version = :number, likeness = :likeness
                            WHERE id = :question AND version = :from RETURNING id)
                        INSERT INTO question_versions (question_id, number, variants, author_id, created_at)
                        SELECT id, :number, CAST(:variants AS jsonb), :author, :at FROM moved
                        """)
                .bind("number", version.number())
                .bind("likeness", likeness(version.original().question().text()))
                .bind("question", question)
                .bind("from", from)
                .bind("variants", json(variants))
                .bind("author", author)
                .bind("at", at)
                .execute();
        return revised == 1 ? Optional.of(version) : Optional.empty();
    }

    /**
     * Gives a question another standing.
     *
     * @return false, with nothing changed, where it did not have {@code from}
     */
    public boolean stand(Transaction tx, UUID question, Standing from, Standing to) {
        return tx.handle()
                        .createUpdate("UPDATE questions SET standing = :to WHERE id = :question AND standing = :from")
                        .bind("question", question)
                        .bind("from", from.name())
                        .bind("to", to.name())
                        .execute()
                == 1;
    }

    /**
     * Which of these texts a question of the community asks already, retired ones aside.
     *
     * @return those texts, as they were given
     */
    public Set<String> known(Transaction tx, UUID community, Collection<String> texts) {
        Set<String> likenesses = new HashSet<>(tx.handle()
                .createQuery("""
                        SELECT DISTINCT likeness FROM questions
                        WHERE community_id = :community AND likeness = ANY (:likenesses) AND standing <> 'RETIRED'
                        """)
                .bind("community", community)
                .bindArray(
                        "likenesses",
                        String.class,
                        texts.stream().map(Bank::likeness).distinct().toArray())
                .mapTo(String.class)
                .list());
        return texts.stream()
                .filter(text -> likenesses.contains(likeness(text)))
                .collect(Collectors.toSet());
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getObject("community_id", UUID.class),
                Standing.valueOf(row.getString("standing")),
                row.getObject("author_id", UUID.class),
                new Version(
                        row.getObject("id", UUID.class), row.getInt("version"), variants(row.getString("variants"))));
    }

    /** What two questions have in common that ask the same: letters and digits, whatever is between them. */
    public static String likeness(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                .strip();
    }

    private static String json(List<Variant> variants) {
        try {
            return Json.MAPPER.writerFor(VARIANTS).writeValueAsString(variants);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Questions are plain records", e);
        }
    }

    private static List<Variant> variants(String json) {
        try {
            return Json.MAPPER.readValue(json, VARIANTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A question that is kept cannot be read", e);
        }
    }

    /** Versions as {@code jsonb_agg} writes them, with their {@code question}, {@code number} and {@code variants}. */
    public static List<Version> versions(String json) {
        try {
            return Json.MAPPER.readValue(json, VERSIONS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Questions that are kept cannot be read", e);
        }
    }
}
