package org.entrain.core.welcome;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrain.core.activity.Fact;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.communities.Community;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Texts;

/** A private word to everybody who comes into a community, once; and what a community asks them. */
public final class Welcomes {
    static final int MOST_QUESTIONS = 3;

    private final Attention attention;

    /** Welcomes by these letters. */
    public Welcomes(Attention attention) {
        this.attention = attention;
    }

    /**
     * Welcomes those who joined, in the transaction in which they did. Who is there from a community's first moment has
     * founded it, and needs no word about it.
     */
    public void heard(Transaction tx, List<Fact> facts) {
        Map<Boolean, List<Fact.MemberJoined>> joined = facts.stream()
                .filter(Fact.MemberJoined.class::isInstance)
                .map(Fact.MemberJoined.class::cast)
                .collect(Collectors.groupingBy(Fact.MemberJoined::byThemselves));
        joined.forEach((byThemselves, newcomers) -> note(tx, newcomers)
                .forEach((community, persons) -> welcome(
                        tx,
                        community,
                        persons,
                        // Who came by themselves is there to read it; who was brought in may be asleep.
                        byThemselves ? Weight.DIRECT : Weight.EXPECTED,
                        newcomers.getFirst().at())));
    }

    /** Who was not welcomed before, by community. */
    private static Map<UUID, List<UUID>> note(Transaction tx, List<Fact.MemberJoined> joined) {
        return tx
                .handle()
                .createQuery("""
                        INSERT INTO welcomes (community_id, person_id, welcomed_at)
                        SELECT c.id, joined.person, joined.at
                        FROM unnest(:communities, :persons, :ats) AS joined (community, person, at)
                        JOIN communities c ON c.id = joined.community
                        WHERE c.created_at < joined.at AND joined.person IS NOT NULL
                        ORDER BY c.id, joined.person
                        ON CONFLICT (community_id, person_id) DO NOTHING
                        RETURNING community_id, person_id
                        """)
                .bindArray(
                        "communities",
                        UUID.class,
                        joined.stream().map(Fact::community).toArray())
                .bindArray(
                        "persons",
                        UUID.class,
                        joined.stream().map(fact -> fact.person().orElse(null)).toArray())
                .bindArray("ats", Instant.class, joined.stream().map(Fact::at).toArray())
                .map((row, context) ->
                        Map.entry(row.getObject("community_id", UUID.class), row.getObject("person_id", UUID.class)))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private record Purpose(String name, String purpose) {}

    private void welcome(Transaction tx, UUID community, List<UUID> persons, Weight weight, Instant at) {
        Purpose found = tx.handle()
                .createQuery("SELECT name, purpose FROM communities WHERE id = :community")
                .bind("community", community)
                .map((row, context) -> new Purpose(row.getString("name"), row.getString("purpose")))
                .one();
        attention.writeAll(
                tx,
                persons,
                person -> "welcome/%s/%s".formatted(community, person),
                language -> WelcomeCards.welcome(
                        community, found.name(), found.purpose(), Texts.of(WelcomeCards.class, language)),
                weight,
                at);
    }

    /** What a community asks who comes: its own questions, else the usual ones in its language. */
    List<String> questions(Transaction tx, Community community) {
        return tx.handle()
                .createQuery("SELECT questions FROM welcome_questions WHERE community_id = :community")
                .bind("community", community.id())
                .map((row, context) ->
                        List.of((String[]) row.getArray("questions").getArray()))
                .findOne()
                .orElseGet(() -> usual(community));
    }

    private static List<String> usual(Community community) {
        Texts texts = Texts.of(Welcomes.class, community.language());
        return IntStream.rangeClosed(1, MOST_QUESTIONS)
                .mapToObj(number -> texts.say("usual." + number))
                .toList();
    }

    /** Has a community ask these questions from now on. */
    void ask(Transaction tx, UUID community, List<String> questions) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO welcome_questions (community_id, questions) VALUES (:community, :questions)
                        ON CONFLICT (community_id) DO UPDATE SET questions = excluded.questions
                        """)
                .bind("community", community)
                .bindArray("questions", String.class, questions.toArray())
                .execute();
    }
}
