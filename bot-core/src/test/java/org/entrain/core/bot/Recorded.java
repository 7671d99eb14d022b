package org.entrain.core.bot;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrain.core.activity.Detail;
import org.entrain.core.activity.Details.Happening;
import org.entrain.core.activity.Fact;
import org.entrain.core.bank.Rules;
import org.entrain.core.bank.Variant;
import org.entrain.core.chat.Action;
import org.entrain.core.database.TestDatabase;
import org.entrain.core.questions.Accepted;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.Cloze;
import org.entrain.core.questions.Gap;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Matching;
import org.entrain.core.questions.MultipleChoice;
import org.entrain.core.questions.Numeric;
import org.entrain.core.questions.Ordering;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.Reflection;
import org.entrain.core.questions.ShortAnswer;
import org.entrain.core.questions.SingleChoice;
import org.entrain.core.questions.TrueFalse;
import org.entrain.core.text.Language;

/** A community in which everything happens that a learning record store is told of. */
public final class Recorded implements AutoCloseable {
    /** One of each kind, the first in both languages. */
    private static final List<Question> QUESTIONS = List.of(
            meeting("Where do you meet?", "At the assembly point", "At the lift"),
            new MultipleChoice(
                    "Paper",
                    "What puts out paper?",
                    List.of(choice("Water", 50), choice("Sand", 50), choice("Petrol", 0)),
                    ""),
            new TrueFalse("", "You may take the lift.", false, "", "", ""),
            new Matching(
                    "",
                    "What puts it out?",
                    List.of(new Matching.Pair("paper", "water"), new Matching.Pair("oil", "foam")),
                    List.of("petrol"),
                    ""),
            new Ordering("", "In which order?", List.of("warn", "leave", "count"), ""),
            new Numeric(
                    "",
                    "How high is the hydrant?",
                    List.of(Numeric.Range.around(BigDecimal.ONE, BigDecimal.ZERO, 100, "")),
                    List.of(),
                    ""),
            new ShortAnswer("", "Which number do you call?", List.of(new Accepted("112", 100, "")), ""),
            new Cloze("", "Take the _____.", List.of(new Gap.Written(List.of(new Accepted("stairs", 100, "")))), ""),
            new Reflection("", "What would you do first?", ""));

    /** An answer to each; the words in them are nobody's business. */
    private static final List<String> ANSWERS =
            List.of("c0", "m0,2", "t", "p0,2", "o0,1,2", "w1", "wSECRET", "gSECRET", "wSECRET");

    private static final UUID SHARED = new UUID(1, 1);

    public final LearningStore store = new LearningStore();
    public final FireSafety safety;

    /** One whose quiz asks one question of each kind, and is passed with two fifths of the points. */
    public Recorded() {
        safety = new FireSafety(new World(TestDatabase.fresh(), Optional.of(store.store())));
        var rules = new Rules(
                1, false, false, Optional.empty(), Optional.of(40), Rules.Late.NOT_TAKEN, Rules.Reveal.AT_ONCE);
        safety.asking(rules, questions()).started();
    }

    private static List<List<Variant>> questions() {
        return QUESTIONS.stream()
                .map(question -> question instanceof SingleChoice
                        ? List.of(
                                new Variant(Language.EN, Item.of(question)),
                                new Variant(
                                        Language.FR,
                                        Item.of(meeting("Où se retrouve-t-on ?", "Au point de rassemblement", "Ici"))))
                        : List.of(new Variant(Language.EN, Item.of(question))))
                .toList();
    }

    private static SingleChoice meeting(String text, String right, String wrong) {
        return new SingleChoice("", text, List.of(choice(right, 100), choice(wrong, 0)), "");
    }

    private static Choice choice(String text, double percent) {
        return new Choice(text, percent, "");
    }

    /** Somebody answers the question of a number, from 0. */
    void answers(Visitor visitor, int number, String response) {
        visitor.presses(Action.of("quiz.answer", id("SELECT id FROM quiz_runs"), number, 1, response));
    }

    /** Somebody answers all questions. */
    void answersAll(Visitor visitor) {
        IntStream.range(0, ANSWERS.size()).forEach(number -> answers(visitor, number, ANSWERS.get(number)));
    }

    /** Chen goes through a lesson and a path, shares a page and is given a badge by Bo. */
    void chenDoesMuch() {
        Visitor visitor = safety.chen;
        visitor.in(FireSafety.LEFT).joins();
        safety.bo.in(FireSafety.RIGHT).joins();
        safety.bo.says("badge give Chen good-explainer \"Il a expliqué l'alarme sans un mot de trop.\"");
        UUID community = id("SELECT id FROM communities");
        Optional<UUID> person = Optional.of(person(visitor));
        UUID lesson = written("""
                INSERT INTO lessons (id, organisation_id, community_id, title, body, author_id, changed_at)
                SELECT :id, organisation_id, id, 'Fire doors', 'Close them.', :person, now() FROM communities
                """, person.get());
        UUID path = written("""
                INSERT INTO paths (id, organisation_id, community_id, name, starts, reminders, author_id, changed_at)
                SELECT :id, organisation_id, id, 'Welcome', 'COMMAND', 2, :person, now() FROM communities
                """, person.get());
        var at = safety.world.now();
        UUID question = id("SELECT question_id FROM run_questions WHERE number = 0");
        safety.world.happens(
                new Fact.LessonAnswered(community, person, question, at, 1, Fact.Outcome.WRONG),
                new Fact.LessonDone(community, person, lesson, at),
                new Fact.PathFinished(community, person, path, at),
                new Fact.ResourceShared(community, person, SHARED, at));
    }

    /** Has the store told all that waits; what is shared is made up. */
    public void told() {
        safety.world.tellsTheStore((tx, happenings) -> happenings.stream()
                .filter(one -> one.subject().equals(SHARED))
                .collect(Collectors.toMap(
                        Happening::id,
                        one -> Detail.of(SHARED, Language.FR, "Un plan").at(URI.create("https://example.org/plan")))));
    }

    /** Everything happens, and the store is told. */
    public Recorded everything() {
        answersAll(safety.chen);
        answers(safety.bo, 0, "c1");
        chenDoesMuch();
        told();
        marksAnew("At the lift");
        told();
        return this;
    }

    /** Amina says that this is the right answer to the first question, and has all answers marked anew. */
    void marksAnew(String right) {
        var list = safety.amina.says("quiz regrade fire-safety");
        var question = safety.amina.presses("Where do you meet?", list);
        var form = safety.amina.presses("Say what is right", question);
        safety.amina.presses("Mark all answers anew", safety.amina.fillsIn(form, right));
    }

    UUID person(Visitor visitor) {
        return id("SELECT person_id FROM accounts WHERE external_id = '%s'"
                .formatted(visitor.account().id()));
    }

    UUID id(String sql) {
        return safety.world
                .database()
                .inTransaction(tx -> tx.handle()
                        .createQuery(sql + " LIMIT 1")
                        .mapTo(UUID.class)
                        .one());
    }

    private UUID written(String sql, UUID person) {
        UUID id = UUID.randomUUID();
        safety.world
                .database()
                .useTransaction(tx -> tx.handle()
                        .createUpdate(sql)
                        .bind("id", id)
                        .bind("person", person)
                        .execute());
        return id;
    }

    @Override
    public void close() {
        safety.close();
        store.close();
    }
}
