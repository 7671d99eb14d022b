package org.entrain.core.quizzes;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entrain.core.bank.Variant;
import org.entrain.core.bank.Version;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Words;
import org.entrain.core.questions.Accepted;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.MultipleChoice;
import org.entrain.core.questions.Numeric;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.ShortAnswer;
import org.entrain.core.questions.SingleChoice;
import org.entrain.core.questions.TrueFalse;
import org.entrain.core.text.Texts;

/** The form in which a crew says what is right now. Kinds whose key is the question itself are put right where it is edited. */
final class RegradeForm {
    static final String KEY = "key";
    private static final String TOLERANCE = "tolerance";
    private static final int LONGEST = 3000;

    private RegradeForm() {}

    static boolean isFor(Question question) {
        return question instanceof SingleChoice
                || question instanceof MultipleChoice
                || question instanceof TrueFalse
                || question instanceof ShortAnswer
                || question instanceof Numeric;
    }

    static Form of(Version version, Action submit, Texts texts) {
        Question question = version.in(texts.language()).question();
        return new Form(
                submit,
                texts.say("regrade.form"),
                List.of(new Block.Text(Words.plain(question.text()))),
                fields(question, texts),
                texts.say("regrade.form.submit"),
                texts.say("regrade.form.cancel"));
    }

    private static List<Form.Field> fields(Question question, Texts texts) {
        return switch (question) {
            case SingleChoice single -> List.of(choice(single.choices(), false, texts));
            case MultipleChoice multiple -> List.of(choice(multiple.choices(), true, texts));
            case TrueFalse statement ->
                List.of(new Form.ChoiceField(
                        KEY,
                        texts.say("regrade.form.key"),
                        "",
                        false,
                        false,
                        List.of(
                                new Option("t", texts.say("regrade.form.true")),
                                new Option("f", texts.say("regrade.form.false"))),
                        List.of(statement.answer() ? "t" : "f")));
            case ShortAnswer written ->
                List.of(new Form.TextField(
                        KEY,
                        texts.say("regrade.form.accepted"),
                        texts.say("regrade.form.accepted.hint"),
                        false,
                        true,
                        LONGEST,
                        right(written)));
            case Numeric numeric -> numbers(numeric, texts);
            default -> throw new IllegalArgumentException("No form says what is right in it");
        };
    }

    private static Form.Field choice(List<Choice> choices, boolean many, Texts texts) {
        return new Form.ChoiceField(
                KEY,
                texts.say(many ? "regrade.form.keys" : "regrade.form.key"),
                "",
                false,
                many,
                IntStream.range(0, choices.size())
                        .mapToObj(i ->
                                new Option(String.valueOf(i), choices.get(i).text()))
                        .toList(),
                IntStream.range(0, choices.size())
                        .filter(i -> many
                                ? choices.get(i).percent() > 0
                                : choices.get(i).percent() == 100)
                        .mapToObj(String::valueOf)
                        .toList());
    }

    private static String right(ShortAnswer written) {
        return written.accepted().stream()
                .filter(each -> each.percent() == 100)
                .map(Accepted::pattern)
                .collect(Collectors.joining("\n"));
    }

    private static List<Form.Field> numbers(Numeric numeric, Texts texts) {
        Numeric.Range right = right(numeric);
        return List.of(
                number(KEY, texts.say("regrade.form.number"), false, right.middle(), texts),
                number(TOLERANCE, texts.say("regrade.form.tolerance"), true, right.tolerance(), texts));
    }

    private static Form.Field number(String id, String label, boolean optional, BigDecimal initial, Texts texts) {
        return new Form.TextField(
                id,
                label,
                texts.say("regrade.form.number.hint"),
                optional,
                false,
                40,
                initial.stripTrailingZeros().toPlainString());
    }

    private static Numeric.Range right(Numeric numeric) {
        return numeric.accepted().stream()
                .filter(range -> range.percent() == 100)
                .findFirst()
                .orElseThrow();
    }

    /** A question as it was put right, or what to mend, by field. */
    sealed interface Reading {
        record PutRight(List<Variant> variants) implements Reading {}

        record Unclear(Map<String, String> errors) implements Reading {}
    }

    static Reading read(Version version, Interaction.Submission form, Texts texts) {
        Item shown = version.in(texts.language());
        if (shown.question() instanceof Numeric) {
            for (String field : List.of(KEY, TOLERANCE)) {
                boolean isMissing = field.equals(TOLERANCE) && form.value(field).isBlank();
                if (!isMissing && Numeric.number(form.value(field)).isEmpty()) {
                    return new Reading.Unclear(Map.of(field, texts.say("regrade.form.number.unclear")));
                }
            }
        }
        try {
            List<Variant> variants = version.variants().stream()
                    .map(variant -> variant.item().equals(shown) || !(shown.question() instanceof ShortAnswer)
                            ? new Variant(variant.language(), with(variant.item(), form))
                            : variant)
                    .toList();
            return variants.equals(version.variants())
                    ? new Reading.Unclear(Map.of(KEY, texts.say("regrade.form.same")))
                    : new Reading.PutRight(variants);
        } catch (IllegalArgumentException e) {
            return new Reading.Unclear(Map.of(KEY, texts.say("regrade.form.unclear")));
        }
    }

    private static Item with(Item item, Interaction.Submission form) {
        return new Item(
                with(item.question(), form),
                item.picture(),
                item.hint(),
                item.tags(),
                item.difficulty(),
                item.source());
    }

    private static Question with(Question question, Interaction.Submission form) {
        return switch (question) {
            case SingleChoice q -> new SingleChoice(q.title(), q.text(), one(q.choices(), form), q.explanation());
            case MultipleChoice q -> new MultipleChoice(q.title(), q.text(), many(q.choices(), form), q.explanation());
            case TrueFalse q when form.value(KEY).equals("t") == q.answer() -> q;
            // What is said to whoever says so stays theirs.
            case TrueFalse q ->
                new TrueFalse(
                        q.title(),
                        q.text(),
                        !q.answer(),
                        /* whenRight= */ q.whenWrong(),
                        /* whenWrong= */ q.whenRight(),
                        q.explanation());
            case ShortAnswer q -> new ShortAnswer(q.title(), q.text(), written(q, form), q.explanation());
            case Numeric q -> new Numeric(q.title(), q.text(), counted(q, form), q.units(), q.explanation());
            default -> throw new IllegalArgumentException("No form says what is right in it");
        };
    }

    private static List<Choice> one(List<Choice> choices, Interaction.Submission form) {
        int right = Integer.parseInt(form.value(KEY));
        return IntStream.range(0, choices.size())
                .mapToObj(i -> {
                    double before = choices.get(i).percent();
                    return worth(choices.get(i), i == right ? 100 : before == 100 ? 0 : before);
                })
                .toList();
    }

    /** What was right and is keeps its weight, as long as nothing was added or taken away. */
    private static List<Choice> many(List<Choice> choices, Interaction.Submission form) {
        List<String> right = form.values().getOrDefault(KEY, List.of());
        boolean isSame = IntStream.range(0, choices.size())
                .allMatch(i -> choices.get(i).percent() > 0 == right.contains(String.valueOf(i)));
        return isSame
                ? choices
                : IntStream.range(0, choices.size())
                        .mapToObj(i -> worth(
                                choices.get(i),
                                right.contains(String.valueOf(i))
                                        ? 100.0 / right.size()
                                        : Math.min(choices.get(i).percent(), 0)))
                        .toList();
    }

    private static Choice worth(Choice choice, double percent) {
        return new Choice(choice.text(), percent, choice.feedback());
    }

    private static List<Accepted> written(ShortAnswer question, Interaction.Submission form) {
        List<String> lines = form.value(KEY)
                .replace("\0", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        return Stream.concat(
                        lines.stream().map(line -> new Accepted(line, 100, feedback(question, line))),
                        question.accepted().stream()
                                .filter(each -> each.percent() != 100 && !lines.contains(each.pattern())))
                .toList();
    }

    private static String feedback(ShortAnswer question, String pattern) {
        return question.accepted().stream()
                .filter(each -> each.percent() == 100 && each.pattern().equals(pattern))
                .findFirst()
                .map(Accepted::feedback)
                .orElse("");
    }

    private static List<Numeric.Range> counted(Numeric question, Interaction.Submission form) {
        Numeric.Range before = right(question);
        BigDecimal value = Numeric.number(form.value(KEY)).orElseThrow(IllegalArgumentException::new);
        BigDecimal tolerance =
                Numeric.number(form.value(TOLERANCE)).orElse(BigDecimal.ZERO).abs();
        boolean isSame = value.compareTo(before.middle()) == 0 && tolerance.compareTo(before.tolerance()) == 0;
        return isSame
                ? question.accepted()
                : Stream.concat(
                                Stream.of(Numeric.Range.around(value, tolerance, 100, before.feedback())),
                                question.accepted().stream().filter(each -> each.percent() != 100))
                        .toList();
    }
}
