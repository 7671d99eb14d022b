package org.entrain.core.prompts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrain.core.database.Transaction;
import org.entrain.core.prompts.Prompt.Kind;
import org.entrain.core.text.Language;

/** What communities can be asked, Entrain's own questions and their members', and what they were asked. */
final class Prompts {
    private final OwnPrompts own = new OwnPrompts();

    /**
     * A question that a community was asked.
     *
     * @param prompt its {@link Prompt#key}
     * @param gathering in which what was said to it was gathered; empty while it was not
     */
    record Asked(UUID id, UUID organisation, UUID community, String prompt, Instant at, Optional<UUID> gathering) {}

    /**
     * How many are left of a kind before one comes again.
     *
     * @param of how many there are
     */
    record Left(int left, int of) {}

    /** A prompt of a community, in the language that it is asked in; one that is not asked any more too. */
    Optional<Prompt> find(Transaction tx, UUID community, String key, Language language) {
        return PromptBank.find(language, key)
                .or(() -> own.find(tx, community, key).map(OwnPrompts.Own::prompt));
    }

    /** All that can be asked in a community. */
    List<Prompt> all(Transaction tx, UUID community, Language language) {
        return Stream.concat(
                        PromptBank.all(language).stream(),
                        own.approved(tx, community).stream().map(OwnPrompts.Own::prompt))
                .toList();
    }

    /**
     * One of these kinds that was asked least often, whichever chance says among those. Until the transaction ends nobody
     * else draws for this community, so that of two plans that are due at once the second sees what the first asked.
     */
    Prompt draw(Transaction tx, UUID community, Set<Kind> kinds, Language language, RandomGenerator random) {
        onlyHere(tx, community);
        Map<String, Integer> used = used(tx, community);
        return leastUsed(
                all(tx, community, language).stream()
                        .filter(prompt -> kinds.contains(prompt.kind()))
                        .toList(),
                used,
                random);
    }

    static Prompt leastUsed(List<Prompt> prompts, Map<String, Integer> used, RandomGenerator random) {
        int least = prompts.stream()
                .mapToInt(prompt -> used.getOrDefault(prompt.key(), 0))
                .min()
                .orElseThrow();
        List<Prompt> fresh = prompts.stream()
                .filter(prompt -> used.getOrDefault(prompt.key(), 0) == least)
                .toList();
        return fresh.get(random.nextInt(fresh.size()));
    }

    private static void onlyHere(Transaction tx, UUID community) {
        tx.handle()
                .createQuery("SELECT id FROM communities WHERE id = :community FOR NO KEY UPDATE")
                .bind("community", community)
                .mapTo(UUID.class)
                .one();
    }

    /**
     * How often each was asked; what the crew looks at before a round counts as asked until that round is over. A plan of
     * several things says in front of the key which of them it is.
     */
    private static Map<String, Integer> used(Transaction tx, UUID community) {
        return tx
                .handle()
                .createQuery("""
                        SELECT prompt, count(*)::int AS times FROM (
                            SELECT prompt FROM prompt_rounds WHERE community_id = :community
                            UNION ALL
                            SELECT substring(d.choice FROM '[^ ]+$') FROM plans p JOIN plan_drafts d ON d.plan_id = p.id
                            WHERE p.community_id = :community AND p.stopped_at IS NULL AND d.round > p.settled) AS used
                        WHERE prompt IS NOT NULL GROUP BY prompt
                        """)
                .bind("community", community)
                .map((row, context) -> Map.entry(row.getString("prompt"), row.getInt("times")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** How many of each kind are left in a community. */
    Map<Kind, Left> left(Transaction tx, UUID community) {
        Map<String, Integer> used = used(tx, community);
        var left = new EnumMap<Kind, Left>(Kind.class);
        all(tx, community, Language.EN).stream()
                .collect(Collectors.groupingBy(Prompt::kind))
                .forEach((kind, prompts) -> left.put(kind, left(prompts, used)));
        return left;
    }

    private static Left left(Collection<Prompt> prompts, Map<String, Integer> used) {
        List<Integer> times = prompts.stream()
                .map(prompt -> used.getOrDefault(prompt.key(), 0))
                .toList();
        int most = times.stream().mapToInt(Integer::intValue).max().orElse(0);
        int least = times.stream().mapToInt(Integer::intValue).min().orElse(0);
        return most == least
                ? new Left(times.size(), times.size())
                : new Left((int) times.stream().filter(time -> time == least).count(), times.size());
    }

    /** Notes that a community is asked something. */
    Asked ask(Transaction tx, UUID organisation, UUID community, String prompt, Instant at) {
        var asked = new Asked(UUID.randomUUID(), organisation, community, prompt, at, Optional.empty());
        tx.handle()
                .createUpdate("""
                        INSERT INTO prompt_rounds (id, community_id, prompt, asked_at)
                        VALUES (:id, :community, :prompt, :at)
                        """)
                .bind("id", asked.id())
                .bind("community", community)
                .bind("prompt", prompt)
                .bind("at", at)
                .execute();
        return asked;
    }

    /** What was asked in an organisation; until the transaction ends nobody gathers it. */
    Optional<Asked> asked(Transaction tx, UUID organisation, UUID id) {
        return tx.handle()
                .createQuery("""
                        SELECT r.*, c.organisation_id FROM prompt_rounds r JOIN communities c ON c.id = r.community_id
                        WHERE r.id = :id AND c.organisation_id = :organisation
                        FOR SHARE OF r
                        """)
                .bind("id", id)
                .bind("organisation", organisation)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** What was asked, wherever. */
    List<Asked> asked(Transaction tx, Collection<UUID> ids) {
        return tx.handle()
                .createQuery("""
                        SELECT r.*, c.organisation_id FROM prompt_rounds r JOIN communities c ON c.id = r.community_id
                        WHERE r.id = ANY (:ids) ORDER BY r.asked_at, r.id
                        """)
                .bindArray("ids", UUID.class, ids.toArray())
                .map((row, context) -> read(row))
                .list();
    }

    /** What was gathered in one message, in the order in which it was asked. */
    List<Asked> gathered(Transaction tx, UUID gathering) {
        return tx.handle()
                .createQuery("""
                        SELECT r.*, c.organisation_id FROM prompt_rounds r JOIN communities c ON c.id = r.community_id
                        WHERE r.gathering_id = :gathering ORDER BY r.asked_at, r.id
                        """)
                .bind("gathering", gathering)
                .map((row, context) -> read(row))
                .list();
    }

    /** What a community was asked and was not gathered; until the transaction ends nobody answers it. */
    List<Asked> ungathered(Transaction tx, UUID community, Instant after, Instant before) {
        return tx.handle()
                .createQuery("""
                        SELECT r.*, c.organisation_id FROM prompt_rounds r JOIN communities c ON c.id = r.community_id
                        WHERE r.community_id = :community AND r.gathering_id IS NULL
                          AND r.asked_at > :after AND r.asked_at <= :before
                        ORDER BY r.asked_at, r.id
                        FOR NO KEY UPDATE OF r
                        """)
                .bind("community", community)
                .bind("after", after)
                .bind("before", before)
                .map((row, context) -> read(row))
                .list();
    }

    private static Asked read(ResultSet row) throws SQLException {
        return new Asked(
                row.getObject("id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                row.getObject("community_id", UUID.class),
                row.getString("prompt"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("gathering_id", UUID.class)));
    }
}
