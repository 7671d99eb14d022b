package org.entrain.core.thanks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.attention.Attention;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Homes;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.people.Person;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** Keeps thanks, and brings them to who helped: one letter a day, however many there are. */
public final class Thanks {
    /** So many a day: thanks that cost nothing are worth nothing. */
    static final int MOST_A_DAY = 3;

    static final int LONGEST = 300;

    /** How soon the same person may be thanked again; and in which time thanks to and fro count once. */
    private static final Duration WEEK = Duration.ofDays(7);

    private static final LocalTime GATHERED_UNTIL = LocalTime.of(16, 0);

    private static final String SELECT = """
            SELECT t.*, helper.name AS helpers_name, by.name AS bys_name
            FROM thanks t JOIN persons helper ON helper.id = t.person_id JOIN persons by ON by.id = t.thanked_by
            """;

    private final Homes homes;
    private final Outbox outbox;
    private final Attention attention;
    private final Activity activity;

    /** Thanks by these letters. */
    public Thanks(Homes homes, Outbox outbox, Attention attention, Activity activity) {
        this.homes = homes;
        this.outbox = outbox;
        this.attention = attention;
        this.activity = activity;
    }

    /** What became of somebody's wish to say thank you. */
    sealed interface Outcome {
        /** It is kept, and on its way. */
        record Said(Thank thank) implements Outcome {}

        /** They have said thank you as often as they may today. */
        record EnoughToday() implements Outcome {}

        /** They have thanked the same person within a week. */
        record ThankedBefore() implements Outcome {}
    }

    /**
     * Somebody who can be thanked.
     *
     * @param mentioned whether the platform itself told who is meant
     */
    record Thanked(UUID person, String name, boolean mentioned) {}

    /**
     * The members of a community whom a name means: the account of this id where they were mentioned on a platform that
     * tells ids, else all who are called so, by their whole name or the first part of it.
     */
    List<Thanked> called(Transaction tx, Community community, Place place, String name) {
        return tx.handle()
                .createQuery("""
                        SELECT p.id, p.name, p.id IS NOT DISTINCT FROM a.person_id AS mentioned
                        FROM memberships m
                        JOIN persons p ON p.id = m.person_id
                        LEFT JOIN accounts a
                          ON a.platform = :platform AND a.workspace = :workspace AND a.external_id = :name
                        WHERE m.community_id = :community AND m.gone_at IS NULL
                          AND (p.id = a.person_id
                               OR lower(p.name) = lower(:name) OR lower(split_part(p.name, ' ', 1)) = lower(:name))
                        ORDER BY p.id IS DISTINCT FROM a.person_id, lower(p.name) <> lower(:name), p.name, p.id LIMIT 2
                        """)
                .bind("community", community.id())
                .bind("platform", place.workspace().platform().name())
                .bind("workspace", place.workspace().id())
                .bind("name", name)
                .map((row, context) -> new Thanked(
                        row.getObject("id", UUID.class), row.getString("name"), row.getBoolean("mentioned")))
                .list();
    }

    /** Keeps thanks, tells the helper, and the fact, unless it goes to and fro. */
    Outcome say(Transaction tx, Community community, Person by, Thanked helper, String words, Instant at) {
        onlyHere(tx, by.id(), helper.person());
        LocalDate today = LocalDate.ofInstant(at, by.zone().orElse(ZoneOffset.UTC));
        Instant midnight = today.atStartOfDay(by.zone().orElse(ZoneOffset.UTC)).toInstant();
        if (count(tx, by.id(), Optional.of(helper.person()), at.minus(WEEK)) > 0) {
            return new Outcome.ThankedBefore();
        }
        if (count(tx, by.id(), Optional.empty(), midnight.minusMillis(1)) >= MOST_A_DAY) {
            return new Outcome.EnoughToday();
        }
        boolean toAndFro = count(tx, helper.person(), Optional.of(by.id()), at.minus(WEEK)) > 0;
        Optional<Attention.Moment> moment = attention.next(tx, helper.person(), GATHERED_UNTIL, at);
        Thank thank = keep(tx, community, by, helper, words, moment.map(Attention.Moment::day), at);
        moment.ifPresent(day -> tell(tx, thank, day));
        if (!toAndFro) {
            activity.record(
                    tx,
                    List.of(new Fact.HelpThanked(
                            community.id(), Optional.of(helper.person()), thank.id(), at, by.id())));
        }
        return new Outcome.Said(thank);
    }

    /** Whoever else thanks one of the two waits: what was said is counted before more is. */
    private static void onlyHere(Transaction tx, UUID one, UUID other) {
        tx.handle()
                .createQuery("SELECT id FROM persons WHERE id IN (:one, :other) ORDER BY id FOR NO KEY UPDATE")
                .bind("one", one)
                .bind("other", other)
                .mapTo(UUID.class)
                .list();
    }

    private static int count(Transaction tx, UUID by, Optional<UUID> helper, Instant after) {
        return tx.handle()
                .createQuery("""
                        SELECT count(*)::int FROM thanks
                        WHERE thanked_by = :by AND thanked_at > :after
                          AND person_id = coalesce(CAST(:helper AS uuid), person_id)
                        """)
                .bind("by", by)
                .bind("after", after)
                .bind("helper", helper.orElse(null))
                .mapTo(Integer.class)
                .one();
    }

    private static Thank keep(
            Transaction tx,
            Community community,
            Person by,
            Thanked helper,
            String words,
            Optional<LocalDate> letter,
            Instant at) {
        var thank = new Thank(
                UUID.randomUUID(), community.id(), helper.person(), helper.name(), by.id(), by.name(), words, false);
        tx.handle()
                .createUpdate("""
                        INSERT INTO thanks (id, community_id, person_id, thanked_by, words, thanked_at, letter)
                        VALUES (:id, :community, :helper, :by, :words, :at, :letter)
                        """)
                .bind("id", thank.id())
                .bind("community", community.id())
                .bind("helper", helper.person())
                .bind("by", by.id())
                .bind("words", words)
                .bind("at", at)
                .bind("letter", letter.orElse(null))
                .execute();
        return thank;
    }

    /** The day's letter, with all thanks that it tells of until now. */
    private void tell(Transaction tx, Thank latest, Attention.Moment moment) {
        List<Thank> all = tx.handle()
                .createQuery(SELECT + "WHERE t.person_id = :helper AND t.letter = :day ORDER BY t.thanked_at, t.id")
                .bind("helper", latest.helper())
                .bind("day", moment.day())
                .map((row, context) -> read(row))
                .list();
        String stamp = "thanks/%s/%s".formatted(latest.helper(), moment.day());
        attention.write(
                tx, latest.helper(), stamp, language -> letter(all, language), Attention.Weight.EXPECTED, moment.at());
        attention.revise(tx, latest.helper(), stamp, language -> letter(all, language), moment.at());
    }

    private static Message letter(List<Thank> all, Language language) {
        return ThanksCards.letter(all, Texts.of(ThanksCards.class, language));
    }

    /** Thanks of an organisation; nobody else shows them before this transaction ends. */
    Optional<Thank> hold(Transaction tx, UUID organisation, UUID id) {
        return tx.handle()
                .createQuery(SELECT + "WHERE t.id = :id AND by.organisation_id = :organisation FOR NO KEY UPDATE OF t")
                .bind("id", id)
                .bind("organisation", organisation)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Has the community's channels told, once. */
    void show(Transaction tx, Thank thank, Community community, Instant at) {
        tx.handle()
                .createUpdate("UPDATE thanks SET shown_at = :at WHERE id = :id")
                .bind("at", at)
                .bind("id", thank.id())
                .execute();
        Message card = ThanksCards.inChannel(thank, Texts.of(ThanksCards.class, community.language()));
        homes.of(tx, community.id())
                .forEach(home -> outbox.write(tx, community.organisationId(), stamp(thank.id(), home), home, card, at));
    }

    static String stamp(UUID thank, Place home) {
        return "thanks/%s/%s/%s/%s"
                .formatted(thank, home.workspace().platform(), home.workspace().id(), home.channel());
    }

    private static Thank read(ResultSet row) throws SQLException {
        return new Thank(
                row.getObject("id", UUID.class),
                row.getObject("community_id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("helpers_name"),
                row.getObject("thanked_by", UUID.class),
                row.getString("bys_name"),
                row.getString("words"),
                row.getTimestamp("shown_at") != null);
    }
}
