package org.entrain.core.bot;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entrain.core.activity.Activity;
import org.entrain.core.bank.Bank;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.bank.Rules;
import org.entrain.core.bank.Variant;
import org.entrain.core.bank.Version;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Reply;
import org.entrain.core.questions.Item;
import org.entrain.core.text.Language;

/**
 * A community at home in two channels. Amina leads it and has an account on both platforms; Bo reads French on the right,
 * Chen reads English on the left; Zoe administers the neighbours.
 */
public final class FireSafety implements AutoCloseable {
    /** Four questions, one of each kind. */
    public static final String GIFT = """
            // What everybody should know.
            Where do you meet after an alarm? {
              =At the assembly point #Well remembered.
              ~At the lift #Lifts stop in a fire.
              ~In the canteen
              ####Everybody is counted there.
            }

            You may take the lift during a fire. {FALSE}

            What puts out a fire of paper? { ~%50%Water ~%50%Sand ~Petrol }

            Which number do you call? { =112 =one one two }
            """;

    /** The same with a mistake in the line that asks who goes last. */
    public static final String GIFT_WITH_A_MISTAKE = GIFT + """

            Who goes last? { =The warden ~Nobody
            """;

    /** Where Amina and Chen talk. */
    public static final Place LEFT = World.channel(World.LEFT, "safety");
    /** Where Bo talks. */
    public static final Place RIGHT = World.channel(World.RIGHT, "securite");

    /** Where it takes place. */
    public final World world;

    public final Visitor amina;
    public final Visitor aminaOnTheRight;
    public final Visitor bo;
    public final Visitor chen;
    public final Visitor zoe;

    public FireSafety() {
        this(new World());
    }

    public FireSafety(World world) {
        this.world = world;
        amina = world.visitor(World.LEFT, "amina", Locale.UK);
        aminaOnTheRight = world.visitor(World.RIGHT, "amina-right", Locale.UK);
        bo = world.visitor(World.RIGHT, "bo", Locale.FRANCE);
        chen = world.visitor(World.LEFT, "chen", Locale.UK);
        zoe = world.visitor(World.ELSEWHERE, "zoe", Locale.UK);
        amina.says("help");
        world.database().useTransaction(tx -> {
            var people = World.people(new Activity(List.of()));
            var person = people.find(tx, amina.account()).orElseThrow();
            people.link(tx, person.id(), aminaOnTheRight.account());
        });
        amina.in(LEFT).says("community here Fire safety");
        aminaOnTheRight.in(RIGHT).says("community here Fire safety");
    }

    /** Amina brings the questions in. */
    public FireSafety withQuestions() {
        amina.hands("Fire safety.gift", GIFT);
        return this;
    }

    /** Amina brings these questions in. */
    public FireSafety with(String gift) {
        amina.hands("Fire safety.gift", gift);
        return this;
    }

    /** Its quiz asks these questions by these rules. */
    public FireSafety asking(Rules rules, Item... items) {
        return asking(
                rules,
                Stream.of(items)
                        .map(item -> List.of(new Variant(Language.EN, item)))
                        .toList());
    }

    /** Its quiz asks these questions, each in its languages, by these rules. */
    public FireSafety asking(Rules rules, List<List<Variant>> questions) {
        withQuestions();
        UUID community = community();
        world.database().useTransaction(tx -> {
            var quizzes = new Quizzes(new Bank());
            var amina = World.people(new Activity(List.of()))
                    .find(tx, this.amina.account())
                    .orElseThrow();
            UUID quiz =
                    quizzes.named(tx, community, "fire-safety").orElseThrow().id();
            var standing = Bank.Standing.APPROVED;
            List<Version> versions =
                    new Bank().add(tx, amina.organisationId(), community, questions, standing, amina.id(), world.now());
            quizzes.arrange(tx, quiz, versions.stream().map(Version::question).toList());
            quizzes.rule(tx, quiz, rules);
        });
        return this;
    }

    /** The community's id. */
    public UUID community() {
        return world.database()
                .inTransaction(tx -> tx.handle()
                        .createQuery("SELECT id FROM communities WHERE name = 'Fire safety'")
                        .mapTo(UUID.class)
                        .one());
    }

    /** Amina starts the quiz, and the channels get their letters. */
    public FireSafety started() {
        amina.in(LEFT).says("quiz start fire-safety");
        world.post();
        return this;
    }

    /** Amina closes the quiz, and the channels get their letters. */
    public Reply closed() {
        Reply reply = amina.in(LEFT).says("quiz close");
        world.post();
        return reply;
    }

    /** The quiz as Chen sees it in the channel. */
    public Message onTheLeft() {
        return world.read(LEFT).getFirst();
    }

    /** The quiz as Bo sees it in the channel. */
    public Message onTheRight() {
        return world.read(RIGHT).getFirst();
    }

    /** What was posted last in both channels. */
    public List<Message> lastPosts() {
        return List.of(world.read(LEFT).getLast(), world.read(RIGHT).getLast());
    }

    /** So many more people, on both sides in turn: the first reads English on the left, the second French on the right. */
    public List<Visitor> others(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> i % 2 == 0
                        ? world.visitor(World.LEFT, "other-" + i, Locale.UK)
                        : world.visitor(World.RIGHT, "other-" + i, Locale.FRANCE))
                .toList();
    }

    /** How many answers are kept. */
    public int answers() {
        return world.count("SELECT count(*)::int FROM quiz_answers");
    }

    @Override
    public void close() {
        world.close();
    }
}
