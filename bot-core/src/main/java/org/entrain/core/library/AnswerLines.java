package org.entrain.core.library;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrain.core.questions.Accepted;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.Cloze;
import org.entrain.core.questions.Gap;
import org.entrain.core.questions.Matching;

/**
 * Answers as people write them into one field, a line each: {@code * the right one # well done}. A sign that means itself
 * has a backslash before it.
 */
final class AnswerLines {
    private static final Pattern LINE = Pattern.compile("(\\*?)\\s*((?:\\\\.|[^#\\\\])*)(?:#(.*))?");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([*#=\\[\\]|\\\\])");
    private static final Pattern GAP = Pattern.compile("\\[((?:\\\\.|[^\\[\\]\\\\])+)\\]");
    private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern EQUALS = Pattern.compile("(?<!\\\\)=");

    private AnswerLines() {}

    /** One line: whether it begins with a star, what it says, and what follows a {@code #}. */
    record Line(boolean starred, String text, String feedback) {}

    static List<Line> read(String written) {
        var lines = new ArrayList<Line>();
        written.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                String feedback =
                        matcher.group(3) == null ? "" : matcher.group(3).strip();
                lines.add(new Line(
                        !matcher.group(1).isEmpty(), plain(matcher.group(2).strip()), plain(feedback)));
            } else {
                lines.add(new Line(false, plain(line), ""));
            }
        });
        return lines;
    }

    static String ofChoices(List<Choice> choices) {
        return choices.stream()
                .map(choice -> (choice.percent() > 0 ? "* " : "") + escaped(choice.text()) + said(choice.feedback()))
                .collect(joining("\n"));
    }

    /** Accepted texts keep their own stars, which are wildcards. */
    static String ofAccepted(List<Accepted> accepted) {
        return accepted.stream()
                .map(each -> each.pattern().replace("#", "\\#") + said(each.feedback()))
                .collect(joining("\n"));
    }

    /** Accepted texts: everything before a {@code #} is the pattern, stars and all. */
    static List<Accepted> readAccepted(String written) {
        return written.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> line.split("(?<!\\\\)#", 2))
                .filter(parts -> !parts[0].isBlank())
                .map(parts -> new Accepted(
                        parts[0].strip().replace("\\#", "#"), 100, parts.length == 2 ? plain(parts[1].strip()) : ""))
                .toList();
    }

    static String ofPairs(Matching matching) {
        var lines = new ArrayList<String>();
        matching.pairs().forEach(pair -> lines.add(side(pair.left()) + " = " + side(pair.right())));
        matching.distractors().forEach(each -> lines.add("= " + side(each)));
        return String.join("\n", lines);
    }

    /** Pairs, left and right of the first sign of equality; one side alone where there is none. */
    static List<List<String>> readPairs(String written) {
        return written.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> List.of(EQUALS.split(line, 2)).stream()
                        .map(side -> plain(side.strip()))
                        .toList())
                .toList();
    }

    /** A text with its gaps written out: {@code Stay [low|near the floor]}, or {@code [*low|high]} to choose from. */
    static String ofCloze(Cloze cloze) {
        String[] parts = cloze.text().split(Cloze.GAP, -1);
        var text = new StringBuilder(bracketless(parts[0]));
        for (int i = 0; i < cloze.gaps().size(); i++) {
            text.append('[').append(gap(cloze.gaps().get(i))).append(']').append(bracketless(parts[i + 1]));
        }
        return text.toString();
    }

    private static String gap(Gap gap) {
        return switch (gap) {
            case Gap.Written written ->
                written.accepted().stream().map(each -> barless(each.pattern())).collect(joining("|"));
            case Gap.Picked picked ->
                picked.choices().stream()
                        .map(choice -> (choice.percent() == 100 ? "*" : "") + barless(choice.text()))
                        .collect(joining("|"));
            case Gap.Counted counted -> counted.accepted().getFirst().middle().toPlainString();
        };
    }

    /** What stands in each pair of brackets, cut at its bars. */
    static List<List<String>> readGaps(String written) {
        var gaps = new ArrayList<List<String>>();
        Matcher matcher = GAP.matcher(written);
        while (matcher.find()) {
            gaps.add(BAR.splitAsStream(matcher.group(1))
                    .map(String::strip)
                    .filter(each -> !each.isEmpty())
                    .toList());
        }
        return gaps;
    }

    /** The text with {@link Cloze#GAP} for each pair of brackets. */
    static String withGaps(String written) {
        return plain(GAP.matcher(written).replaceAll(Matcher.quoteReplacement(Cloze.GAP)));
    }

    static String plain(String escaped) {
        return ESCAPED.matcher(escaped).replaceAll("$1");
    }

    private static String said(String feedback) {
        return feedback.isEmpty() ? "" : " # " + feedback.replace("\\", "\\\\").replace("#", "\\#");
    }

    private static String escaped(String text) {
        String signs = text.replace("\\", "\\\\").replace("#", "\\#");
        return signs.startsWith("*") ? "\\" + signs : signs;
    }

    private static String side(String text) {
        return text.replace("\\", "\\\\").replace("=", "\\=");
    }

    private static String bracketless(String text) {
        return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]");
    }

    private static String barless(String text) {
        return bracketless(text).replace("|", "\\|");
    }
}
