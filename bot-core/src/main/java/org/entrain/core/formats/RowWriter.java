package org.entrain.core.formats;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.entrain.core.formats.Column.Named;
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

/** Writes one question into the cells of a row: what {@link RowReader} reads. */
final class RowWriter {
    private final Language language;
    private final Map<Named, String> cells = new LinkedHashMap<>();

    private RowWriter(Language language) {
        this.language = language;
    }

    /** The cells that are not empty. */
    static Map<Named, String> write(Item item, Language language) {
        var row = new RowWriter(language);
        Question question = item.question();
        row.put(Column.TYPE, Kind.of(question).name(language));
        row.put(Column.TITLE, question.title());
        row.put(Column.QUESTION, question.text());
        row.put(question);
        row.put(Column.EXPLANATION, question.explanation());
        row.put(Column.HINT, item.hint());
        row.put(Column.TAGS, TextLists.write(item.tags()));
        item.difficulty().ifPresent(level -> row.put(Column.DIFFICULTY, Extras.name(level, language)));
        item.source().ifPresent(source -> row.put(Column.SOURCE, source.toString()));
        item.picture().filter(Losses::canBeReached).ifPresent(picture -> {
            row.put(Column.PICTURE, picture.at().toString());
            row.put(Column.ALTERNATIVE, picture.alternative());
        });
        return row.cells;
    }

    private void put(Column column, String text) {
        put(column, 0, text);
    }

    private void put(Column column, int number, String text) {
        if (!text.isBlank()) {
            cells.put(new Named(column, number), GiftWriter.withPlainLineEnds(text));
        }
    }

    private void putAll(Column column, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            put(column, i + 1, texts.get(i));
        }
    }

    private void put(Question question) {
        switch (question) {
            case SingleChoice single -> choices(single.choices(), 100);
            case MultipleChoice multiple -> choices(multiple.choices(), Double.MIN_VALUE);
            case TrueFalse statement -> trueFalse(statement);
            case ShortAnswer open -> {
                putAll(
                        Column.OPTION,
                        open.accepted().stream().map(Accepted::pattern).toList());
                putAll(
                        Column.FEEDBACK,
                        open.accepted().stream().map(Accepted::feedback).toList());
                points(open.accepted(), Accepted::percent);
            }
            case Numeric numeric -> {
                putAll(
                        Column.OPTION,
                        numeric.accepted().stream().map(Amounts::write).toList());
                putAll(
                        Column.FEEDBACK,
                        numeric.accepted().stream().map(Numeric.Range::feedback).toList());
                points(numeric.accepted(), Numeric.Range::percent);
                put(Column.UNITS, Amounts.writeUnits(numeric.units()));
            }
            case Matching matching -> {
                putAll(
                        Column.OPTION,
                        matching.pairs().stream().map(Matching.Pair::left).toList());
                var rights = new ArrayList<>(
                        matching.pairs().stream().map(Matching.Pair::right).toList());
                rights.addAll(matching.distractors());
                putAll(Column.MATCH, rights);
            }
            case Ordering ordering -> putAll(Column.OPTION, ordering.steps());
            case Cloze cloze ->
                putAll(Column.OPTION, cloze.gaps().stream().map(RowWriter::gap).toList());
            case Reflection _ -> {}
        }
    }

    /** Points are written where they are not what they would be without. */
    private void choices(List<Choice> choices, double leastOfRight) {
        List<Integer> right = IntStream.range(0, choices.size())
                .filter(i -> choices.get(i).percent() >= leastOfRight)
                .mapToObj(i -> i + 1)
                .toList();
        putAll(Column.OPTION, choices.stream().map(Choice::text).toList());
        put(Column.CORRECT, RightOnes.write(right));
        putAll(Column.FEEDBACK, choices.stream().map(Choice::feedback).toList());
        boolean usual =
                choices.stream().allMatch(choice -> choice.percent() == 0 || choice.percent() == 100.0 / right.size());
        if (!usual) {
            putAll(
                    Column.POINTS,
                    choices.stream()
                            .map(choice -> Amounts.writePercent(choice.percent()))
                            .toList());
        }
    }

    private void trueFalse(TrueFalse statement) {
        put(Column.CORRECT, statement.rightAnswer(language));
        put(Column.FEEDBACK, 1, statement.answer() ? statement.whenRight() : statement.whenWrong());
        put(Column.FEEDBACK, 2, statement.answer() ? statement.whenWrong() : statement.whenRight());
    }

    private <T> void points(List<T> accepted, ToDoubleFunction<T> percent) {
        for (int i = 0; i < accepted.size(); i++) {
            double earned = percent.applyAsDouble(accepted.get(i));
            put(Column.POINTS, i + 1, earned == 100 ? "" : Amounts.writePercent(earned));
        }
    }

    /** Without the first sign, since a spreadsheet would take it for the beginning of a formula. */
    private static String gap(Gap gap) {
        String lines = GiftWriter.gap(gap).lines().map(String::strip).collect(joining("\n"));
        return lines.startsWith("=") ? lines.substring(1) : lines;
    }
}
