package org.entrain.core.lessons;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.entrain.core.formats.Gift;
import org.entrain.core.formats.Imported;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.MultipleChoice;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.SingleChoice;

/**
 * The question in a lesson's file: under a heading "Question", as a text and a list of options of which the right ones are
 * ticked; or in GIFT, in a block of code that says so.
 */
final class QuestionSection {
    private static final Parser PARSER =
            Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();
    private static final Pattern OPTION = Pattern.compile("\\[([ xX])\\]\\s*(\\S.*)", Pattern.DOTALL);

    private final String file;
    private final int before;
    private final List<FileProblem> problems;

    private QuestionSection(String file, int before, List<FileProblem> problems) {
        this.file = file;
        this.before = before;
        this.problems = problems;
    }

    /**
     * What was found in a text.
     *
     * @param body the text without the question
     * @param firstHeading of the first heading, or {@code ""}
     */
    record Found(String body, Optional<Item> question, String firstHeading) {}

    /**
     * Reads a text.
     *
     * @param before how many lines of the file stand before it
     * @param problems takes what is wrong
     */
    static Found find(String file, List<String> lines, int before, List<FileProblem> problems) {
        return new QuestionSection(file, before, problems).find(lines);
    }

    private Found find(List<String> lines) {
        Node document = PARSER.parse(String.join("\n", lines));
        String heading = "";
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading
                    && Markdown.plain(node).toLowerCase(Locale.ROOT).equals("question")) {
                return new Found(text(lines.subList(0, line(node))), section(node), heading);
            }
            if (node instanceof FencedCodeBlock code && isGift(code)) {
                var rest = new ArrayList<>(lines);
                rest.subList(line(code), line(code) + code.getSourceSpans().size())
                        .clear();
                return new Found(text(rest), gift(code), heading);
            }
            if (heading.isEmpty() && node instanceof Heading) {
                heading = Markdown.plain(node);
            }
        }
        return new Found(text(lines), Optional.empty(), heading);
    }

    private static boolean isGift(FencedCodeBlock code) {
        return String.valueOf(code.getInfo()).strip().equalsIgnoreCase("gift");
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines).strip();
    }

    private static int line(Node node) {
        return node.getSourceSpans().getFirst().getLineIndex();
    }

    private Optional<Item> gift(FencedCodeBlock code) {
        Imported read = Gift.read(code.getLiteral());
        read.problems()
                .forEach(problem -> problems.add(FileProblem.of(file, before + line(code) + 1, "gift", problem)));
        if (read.problems().isEmpty() && read.questions().size() != 1) {
            problems.add(FileProblem.of(file, before + line(code) + 1, "question.one"));
        }
        return read.questions().stream().findFirst().map(one -> one.item());
    }

    private Optional<Item> section(Node heading) {
        var asked = new ArrayList<String>();
        var explained = new ArrayList<String>();
        var choices = new ArrayList<Node>();
        for (Node node = heading.getNext(); node != null; node = node.getNext()) {
            switch (node) {
                case FencedCodeBlock code
                when isGift(code) -> {
                    return gift(code);
                }
                case Paragraph paragraph when choices.isEmpty() -> asked.add(Markdown.plain(paragraph));
                case Paragraph paragraph -> explained.add(Markdown.plain(paragraph));
                case BulletList list -> {
                    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                        choices.add(item);
                    }
                }
                default -> problems.add(FileProblem.of(file, before + line(node) + 1, "question.other"));
            }
        }
        return question(heading, String.join("\n", asked), choices, String.join("\n", explained));
    }

    private Optional<Item> question(Node heading, String asked, List<Node> items, String explained) {
        int at = before + line(heading) + 1;
        if (asked.isBlank()) {
            problems.add(FileProblem.of(file, at, "question.text"));
            return Optional.empty();
        }
        if (items.size() < 2) {
            problems.add(FileProblem.of(file, at, "question.options"));
            return Optional.empty();
        }
        List<Ticked> ticked =
                items.stream().flatMap(item -> option(item).stream()).toList();
        if (ticked.size() < items.size()) {
            return Optional.empty();
        }
        long right = ticked.stream().filter(Ticked::right).count();
        if (right == 0) {
            problems.add(FileProblem.of(file, at, "question.right"));
            return Optional.empty();
        }
        return Optional.of(Item.of(question(asked, ticked, right, explained)));
    }

    private record Ticked(boolean right, String text) {}

    private Optional<Ticked> option(Node item) {
        Matcher option = OPTION.matcher(Markdown.plain(item));
        if (!option.matches()) {
            problems.add(FileProblem.of(file, before + line(item) + 1, "question.option"));
            return Optional.empty();
        }
        return Optional.of(
                new Ticked(!option.group(1).isBlank(), option.group(2).strip()));
    }

    private static Question question(String asked, List<Ticked> ticked, long right, String explained) {
        List<Choice> choices = ticked.stream()
                .map(one -> new Choice(one.text(), one.right() ? 100.0 / right : 0, ""))
                .toList();
        return right == 1
                ? new SingleChoice("", asked, choices, explained)
                : new MultipleChoice("", asked, choices, explained);
    }
}
