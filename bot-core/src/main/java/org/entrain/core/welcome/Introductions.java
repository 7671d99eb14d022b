package org.entrain.core.welcome;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
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
import org.entrain.core.people.PersonalData;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** What people say of themselves, in their communities' channels, and who says hello to them. */
public final class Introductions implements PersonalData {
    /** Towards the end of the working day a letter tells who said hello. */
    private static final LocalTime GATHERED_UNTIL = LocalTime.of(16, 0);
    /** Of several greetings in a moment the message is edited once. */
    private static final Duration EDITED_AFTER = Duration.ofSeconds(2);

    private final Homes homes;
    private final Outbox outbox;
    private final Attention attention;
    private final Activity activity;

    /** Introductions in these homes. */
    public Introductions(Homes homes, Outbox outbox, Attention attention, Activity activity) {
        this.homes = homes;
        this.outbox = outbox;
        this.attention = attention;
        this.activity = activity;
    }

    /**
     * Keeps what somebody says of themselves and has it shown in the community's channels; said again, it takes the place
     * of what was said before.
     *
     * @return whether it is the first time
     */
    boolean keep(
            Transaction tx,
            Community community,
            Person person,
            List<String> questions,
            List<String> answers,
            Instant at) {
        Map.Entry<UUID, Boolean> kept = tx.handle()
                .createQuery("""
                        INSERT INTO introductions (
                            id, community_id, person_id, questions, answers, introduced_at, changed_at)
                        VALUES (gen_random_uuid(), :community, :person, :questions, :answers, :at, :at)
                        ON CONFLICT (community_id, person_id) DO UPDATE
                        SET questions = excluded.questions, answers = excluded.answers, changed_at = excluded.changed_at
                        RETURNING id, xmax = 0 AS fresh -- no earlier version of the row
                        """)
                .bind("community", community.id())
                .bind("person", person.id())
                .bindArray("questions", String.class, questions.toArray())
                .bindArray("answers", String.class, answers.toArray())
                .bind("at", at)
                .map((row, context) -> Map.entry(row.getObject("id", UUID.class), row.getBoolean("fresh")))
                .one();
        var introduction =
                new Introduction(kept.getKey(), community.id(), person.id(), person.name(), questions, answers);
        show(tx, introduction, community, at);
        if (kept.getValue()) {
            activity.record(
                    tx,
                    List.of(new Fact.MemberIntroduced(
                            community.id(), Optional.of(person.id()), introduction.id(), at)));
        }
        return kept.getValue();
    }

    /** Posts it in the channels where it is not yet, and edits it in the others. */
    private void show(Transaction tx, Introduction introduction, Community community, Instant at) {
        Message card = WelcomeCards.introduction(
                introduction, greeted(tx, introduction.id()), Texts.of(WelcomeCards.class, community.language()));
        homes.of(tx, community.id()).forEach(home -> {
            String stamp = stamp(introduction.id(), home);
            outbox.write(tx, community.organisationId(), stamp, home, card, at);
            outbox.revise(tx, stamp, card, at.plus(EDITED_AFTER));
        });
    }

    private static String stamp(UUID introduction, Place home) {
        return "introduction/%s/%s/%s/%s"
                .formatted(
                        introduction,
                        home.workspace().platform(),
                        home.workspace().id(),
                        home.channel());
    }

    /** How somebody introduced themselves in a community. */
    Optional<Introduction> of(Transaction tx, UUID community, UUID person) {
        return tx.handle()
                .createQuery("""
                        SELECT i.*, p.name FROM introductions i JOIN persons p ON p.id = i.person_id
                        WHERE i.community_id = :community AND i.person_id = :person
                        """)
                .bind("community", community)
                .bind("person", person)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** An introduction in an organisation; nobody else greets or changes it before this transaction ends. */
    Optional<Introduction> hold(Transaction tx, UUID organisation, UUID id) {
        return tx.handle()
                .createQuery("""
                        SELECT i.*, p.name FROM introductions i JOIN persons p ON p.id = i.person_id
                        WHERE i.id = :id AND p.organisation_id = :organisation
                        FOR NO KEY UPDATE OF i
                        """)
                .bind("id", id)
                .bind("organisation", organisation)
                .map((row, context) -> read(row))
                .findOne();
    }

    /**
     * Says hello, once a person. The channels show how many did, and a letter a day tells the person who.
     *
     * @return whether it is the first time
     */
    boolean greet(Transaction tx, Introduction held, Community community, Person greeter, Instant at) {
        Optional<Attention.Moment> moment = attention.next(tx, held.personId(), GATHERED_UNTIL, at);
        if (!note(tx, held.id(), greeter.id(), moment.map(Attention.Moment::day), at)) {
            return false;
        }
        show(tx, held, community, at);
        moment.ifPresent(day -> tell(tx, held, community, day));
        activity.record(tx, List.of(new Fact.MemberGreeted(community.id(), Optional.of(greeter.id()), held.id(), at)));
        return true;
    }

    private static boolean note(
            Transaction tx, UUID introduction, UUID greeter, Optional<LocalDate> letter, Instant at) {
        return tx.handle()
                        .createUpdate("""
                        INSERT INTO greetings (introduction_id, person_id, greeted_at, letter)
                        VALUES (:introduction, :greeter, :at, :letter)
                        ON CONFLICT (introduction_id, person_id) DO NOTHING
                        """)
                        .bind("introduction", introduction)
                        .bind("greeter", greeter)
                        .bind("at", at)
                        .bind("letter", letter.orElse(null))
                        .execute()
                == 1;
    }

    /** The day's letter, with everybody whose greeting it tells of until now. */
    private void tell(Transaction tx, Introduction introduction, Community community, Attention.Moment moment) {
        List<String> names = tx.handle()
                .createQuery("""
                        SELECT p.name FROM greetings g JOIN persons p ON p.id = g.person_id
                        WHERE g.introduction_id = :introduction AND g.letter = :day ORDER BY g.greeted_at, p.name
                        """)
                .bind("introduction", introduction.id())
                .bind("day", moment.day())
                .mapTo(String.class)
                .list();
        String stamp = "greetings/%s/%s".formatted(introduction.id(), moment.day());
        attention.write(
                tx,
                introduction.personId(),
                stamp,
                language -> greetings(names, community, language),
                Attention.Weight.ASIDE,
                moment.at());
        attention.revise(
                tx, introduction.personId(), stamp, language -> greetings(names, community, language), moment.at());
    }

    private static Message greetings(List<String> names, Community community, Language language) {
        return WelcomeCards.greetings(names, community.name(), Texts.of(WelcomeCards.class, language));
    }

    private static int greeted(Transaction tx, UUID introduction) {
        return tx.handle()
                .createQuery("SELECT count(*)::int FROM greetings WHERE introduction_id = :introduction")
                .bind("introduction", introduction)
                .mapTo(Integer.class)
                .one();
    }

    private static Introduction read(ResultSet row) throws SQLException {
        return new Introduction(
                row.getObject("id", UUID.class),
                row.getObject("community_id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("name"),
                List.of((String[]) row.getArray("questions").getArray()),
                List.of((String[]) row.getArray("answers").getArray()));
    }

    @Override
    public List<String> tables() {
        return List.of("welcomes", "introductions", "greetings");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        return Map.of(
                "How you introduced yourself",
                PersonalData.rows(tx, person, """
                        SELECT c.name AS community, array_to_string(i.questions, ' / ') AS questions,
                               array_to_string(i.answers, ' / ') AS answers, i.introduced_at::text, i.changed_at::text
                        FROM introductions i JOIN communities c ON c.id = i.community_id
                        WHERE i.person_id = :person ORDER BY i.introduced_at
                        """),
                "Where you were welcomed",
                PersonalData.rows(tx, person, """
                        SELECT c.name AS community, w.welcomed_at::text
                        FROM welcomes w JOIN communities c ON c.id = w.community_id
                        WHERE w.person_id = :person ORDER BY w.welcomed_at
                        """),
                "Where you said hello to somebody",
                PersonalData.rows(tx, person, """
                        SELECT c.name AS community, g.greeted_at::text
                        FROM greetings g JOIN introductions i ON i.id = g.introduction_id
                        JOIN communities c ON c.id = i.community_id
                        WHERE g.person_id = :person ORDER BY g.greeted_at
                        """));
    }

    /** What is in the channels is taken back there; that somebody said hello stays, under an id that is nobody's. */
    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        posted(tx, person, (introduction, language) -> {
            Message takenBack = WelcomeCards.takenBack(Texts.of(WelcomeCards.class, language));
            homes.of(tx, introduction.communityId())
                    .forEach(home -> outbox.revise(tx, stamp(introduction.id(), home), takenBack, at));
        });
        for (String sql : List.of(
                "DELETE FROM introductions WHERE person_id = :person",
                "DELETE FROM welcomes WHERE person_id = :person")) {
            tx.handle().createUpdate(sql).bind("person", person).execute();
        }
    }

    private static void posted(Transaction tx, UUID person, BiConsumer<Introduction, Language> each) {
        tx.handle()
                .createQuery("""
                        SELECT i.*, p.name, c.language
                        FROM introductions i JOIN persons p ON p.id = i.person_id
                        JOIN communities c ON c.id = i.community_id
                        WHERE i.person_id = :person
                        """)
                .bind("person", person)
                .map((row, context) -> Map.entry(read(row), Language.valueOf(row.getString("language"))))
                .list()
                .forEach(one -> each.accept(one.getKey(), one.getValue()));
    }

    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        for (String sql : List.of(
                """
                UPDATE welcomes w SET person_id = :into WHERE person_id = :from AND NOT EXISTS (
                    SELECT 1 FROM welcomes x WHERE x.community_id = w.community_id AND x.person_id = :into)
                """,
                "DELETE FROM welcomes WHERE person_id = :from",
                // Of two introductions in a community the older one stands.
                """
                DELETE FROM introductions i USING introductions older
                WHERE i.community_id = older.community_id AND i.id <> older.id
                  AND i.person_id IN (:from, :into) AND older.person_id IN (:from, :into)
                  AND (older.introduced_at, older.id) < (i.introduced_at, i.id)
                """,
                "UPDATE introductions SET person_id = :into WHERE person_id = :from",
                """
                UPDATE greetings g SET person_id = :into WHERE person_id = :from AND NOT EXISTS (
                    SELECT 1 FROM greetings x WHERE x.introduction_id = g.introduction_id AND x.person_id = :into)
                """,
                "DELETE FROM greetings WHERE person_id = :from",
                // Nobody greets themselves.
                """
                DELETE FROM greetings g USING introductions i
                WHERE i.id = g.introduction_id AND i.person_id = g.person_id AND g.person_id = :into
                """)) {
            tx.handle().createUpdate(sql).bind("from", from).bind("into", into).execute();
        }
    }
}
