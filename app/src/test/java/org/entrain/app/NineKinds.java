package org.entrain.app;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.entrain.core.bank.Bank;
import org.entrain.core.bank.Quiz;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.bank.Rules;
import org.entrain.core.bank.Variant;
import org.entrain.core.database.Database;
import org.entrain.core.database.Transaction;
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

/** One question of each kind, in both languages. */
final class NineKinds {
    private NineKinds() {}

    /** Brings them into the sample community as a quiz of this name. */
    static void bring(Database database, String quiz) {
        database.useTransaction(tx -> bring(tx, quiz));
    }

    private static void bring(Transaction tx, String quiz) {
        Instant now = Instant.now();
        UUID community = id(tx, "SELECT id FROM communities WHERE name = 'Safety first'");
        UUID organisation = id(tx, "SELECT organisation_id FROM communities WHERE name = 'Safety first'");
        UUID author = id(tx, "SELECT created_by FROM quizzes LIMIT 1");
        List<Question> english = in(Language.EN);
        List<Question> french = in(Language.FR);
        List<List<Variant>> questions = IntStream.range(0, english.size())
                .mapToObj(i -> List.of(
                        new Variant(Language.EN, Item.of(english.get(i))),
                        new Variant(Language.FR, Item.of(french.get(i)))))
                .toList();
        var bank = new Bank();
        var versions = bank.add(tx, organisation, community, questions, Bank.Standing.APPROVED, author, now);
        new Quizzes(bank)
                .keep(
                        tx,
                        new Quiz(UUID.randomUUID(), community, quiz, Language.EN, Rules.USUAL, versions),
                        author,
                        now);
    }

    private static UUID id(Transaction tx, String sql) {
        return tx.handle().createQuery(sql).mapTo(UUID.class).one();
    }

    static List<Question> in(Language language) {
        return switch (language) {
            case EN ->
                List.of(
                        new SingleChoice(
                                "", "Where do you meet?", List.of(right("Assembly point"), wrong("The lift")), ""),
                        new TrueFalse("", "Smoke rises.", true, "", "", ""),
                        new MultipleChoice(
                                "", "What puts out paper?", List.of(half("Water"), half("Sand"), wrong("Petrol")), ""),
                        new ShortAnswer("", "What do you close?", List.of(new Accepted("the door", 100, "")), ""),
                        litres("How many litres has it?"),
                        new Matching(
                                "",
                                "Who does what?",
                                List.of(pair("Warden", "Counts everybody"), pair("First aider", "Cools the burn")),
                                List.of("Goes back in"),
                                ""),
                        new Ordering("", "What comes first?", List.of("Warn", "Leave", "Count"), ""),
                        cloze("When it burns: stay _____ in _____.", "low", "the smoke", "the water"),
                        new Reflection("", "When did you look for the exit?", ""));
            case FR ->
                List.of(
                        new SingleChoice(
                                "",
                                "Où se retrouve-t-on ?",
                                List.of(right("Point de rassemblement"), wrong("Ascenseur")),
                                ""),
                        new TrueFalse("", "La fumée monte.", true, "", "", ""),
                        new MultipleChoice(
                                "",
                                "Qu'est-ce qui éteint le papier ?",
                                List.of(half("Eau"), half("Sable"), wrong("Essence")),
                                ""),
                        new ShortAnswer("", "Que fermez-vous ?", List.of(new Accepted("la porte", 100, "")), ""),
                        litres("Combien de litres contient-il ?"),
                        new Matching(
                                "",
                                "Qui fait quoi ?",
                                List.of(
                                        pair("Guide", "Compte tout le monde"),
                                        pair("Secouriste", "Refroidit la brûlure")),
                                List.of("Retourne dedans"),
                                ""),
                        new Ordering("", "Qu'est-ce qui vient d'abord ?", List.of("Alerter", "Sortir", "Compter"), ""),
                        cloze("Quand ça brûle : restez _____ dans _____.", "bas", "la fumée", "l'eau"),
                        new Reflection("", "Quand avez-vous cherché la sortie ?", ""));
        };
    }

    private static Numeric litres(String text) {
        var around = Numeric.Range.around(new BigDecimal("1.5"), new BigDecimal("0.1"), 100, "");
        return new Numeric("", text, List.of(around), List.of(), "");
    }

    private static Cloze cloze(String text, String written, String picked, String other) {
        return new Cloze(
                "",
                text,
                List.of(
                        new Gap.Written(List.of(new Accepted(written, 100, ""))),
                        new Gap.Picked(List.of(right(picked), wrong(other)))),
                "");
    }

    private static Matching.Pair pair(String left, String right) {
        return new Matching.Pair(left, right);
    }

    private static Choice right(String text) {
        return new Choice(text, 100, "");
    }

    private static Choice half(String text) {
        return new Choice(text, 50, "");
    }

    private static Choice wrong(String text) {
        return new Choice(text, 0, "");
    }
}
