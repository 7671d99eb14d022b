package org.entrain.core.questions;

import java.util.List;
import java.util.Optional;
import org.entrain.core.text.Language;

/**
 * A question that is answered in a few words of one's own. Case, accents and spacing do not matter, and a slip in a longer
 * text is forgiven.
 *
 * @param accepted the texts that it may be, at least one of them with 100 percent; the first that fits gives the mark
 */
public record ShortAnswer(String title, String text, List<Accepted> accepted, String explanation) implements Question {
    /** Throws {@link IllegalArgumentException} where the text is blank or nothing earns the full mark. */
    public ShortAnswer {
        Checks.notBlank("question", text);
        accepted = List.copyOf(accepted);
        if (accepted.stream().noneMatch(ShortAnswer::isRight)) {
            throw new IllegalArgumentException("A short answer has at least one text with 100 percent");
        }
    }

    @Override
    public Optional<Mark> mark(Response response) {
        if (!(response instanceof Response.Typed typed)) {
            throw Checks.unfit(this, response);
        }
        return Optional.of(mark(typed.text()));
    }

    /** A slip is looked for where only what fits anything fits, or nothing does. */
    private Mark mark(String typed) {
        Optional<Accepted> fits =
                accepted.stream().filter(each -> each.matches(typed)).findFirst();
        Mark mark = fits.map(Accepted::mark).orElseGet(() -> Mark.of(0, ""));
        boolean known =
                fits.filter(each -> !new Likeness(each.pattern()).isAnything()).isPresent();
        return known
                ? mark
                : Slips.meant(typed, accepted)
                        .map(each -> each.mark().written(new Likeness(each.pattern()).inWords()))
                        .filter(each -> each.share() > mark.share())
                        .orElse(mark);
    }

    /** The first full-mark text; one without a wildcard where there is one. */
    @Override
    public String rightAnswer(Language language) {
        List<Likeness> right = accepted.stream()
                .filter(ShortAnswer::isRight)
                .map(each -> new Likeness(each.pattern()))
                .toList();
        return right.stream()
                .filter(each -> !each.hasWildcard())
                .findFirst()
                .orElse(right.getFirst())
                .inWords();
    }

    private static boolean isRight(Accepted accepted) {
        return accepted.percent() == 100;
    }
}
