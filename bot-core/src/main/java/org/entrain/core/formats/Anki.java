package org.entrain.core.formats;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.Cloze;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Matching;
import org.entrain.core.questions.MultipleChoice;
import org.entrain.core.questions.Numeric;
import org.entrain.core.questions.Ordering;
import org.entrain.core.questions.Picture;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.Reflection;
import org.entrain.core.questions.ShortAnswer;
import org.entrain.core.questions.SingleChoice;
import org.entrain.core.questions.TrueFalse;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/**
 * Cards for Anki, for a person's own revision: what is asked in front, the answer at the back (docs.ankiweb.net, "Importing:
 * Text Files"). Nothing of it can be marked, so it is only written.
 */
final class Anki {
    private final Language language;
    private final Texts texts;

    private Anki(Language language) {
        this.language = language;
        texts = Texts.of(Anki.class, language);
    }

    static Exported write(String name, List<Item> items, Language language) {
        var anki = new Anki(language);
        var losses = new Losses();
        var text = new StringBuilder(
                "#separator:tab\n#html:true\n#notetype:Basic\n#columns:Front\tBack\tTags\n#tags column:3\n");
        text.append("#deck:").append(name.replaceAll("\\s+", " ").strip()).append('\n');
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            losses.addUnreachablePicture(item, i + 1, "Anki");
            if (item.question() instanceof Reflection) {
                losses.add(i + 1, "loss.reflection", "Anki");
            } else {
                text.append(anki.card(item)).append('\n');
            }
        }
        return new Exported(text.toString().getBytes(StandardCharsets.UTF_8), "text/plain", "txt", losses.all());
    }

    private String card(Item item) {
        Question question = item.question();
        String front = html(question.text()) + picture(item) + list(options(question));
        String back = html(question.rightAnswer(language))
                + (question.explanation().isBlank() ? "" : "<br><br>" + html(question.explanation()));
        String tags = item.tags().stream()
                .map(tag -> html(tag.replaceAll("\\s+", "_")))
                .collect(Collectors.joining(" "));
        return front + "\t" + back + "\t" + tags;
    }

    private static String picture(Item item) {
        return item.picture()
                .filter(Losses::canBeReached)
                .map((Picture picture) -> "<br><img src=\"" + html(picture.at().toString()) + "\" alt=\""
                        + html(picture.alternative()).replace("<br>", " ") + "\">")
                .orElse("");
    }

    /** What can be chosen from; where an order is asked for, in one that tells nothing. */
    private List<String> options(Question question) {
        return switch (question) {
            case SingleChoice single ->
                single.choices().stream().map(Choice::text).toList();
            case MultipleChoice multiple ->
                multiple.choices().stream().map(Choice::text).toList();
            case TrueFalse _ -> List.of(texts.say("anki.true-or-false"));
            case Matching matching ->
                matching.pairs().stream().map(Matching.Pair::left).toList();
            case Ordering ordering -> ordering.steps().stream().sorted().toList();
            case ShortAnswer _, Numeric _, Cloze _, Reflection _ -> List.of();
        };
    }

    private static String list(List<String> options) {
        return options.isEmpty()
                ? ""
                : options.stream()
                        .map(option -> "<li>" + html(option) + "</li>")
                        .collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    /** Nothing of it means anything to Anki: neither a tag, nor a quotation mark, nor the sign of a comment. */
    private static String html(String text) {
        return GiftWriter.withPlainLineEnds(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("#", "&#35;")
                .replace("\t", " ")
                .replace("\n", "<br>");
    }
}
