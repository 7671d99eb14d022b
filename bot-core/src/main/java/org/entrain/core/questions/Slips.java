package org.entrain.core.questions;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Slips of a hand that knows the answer: a letter too many, one too few, another one, or two neighbours that changed
 * places (the edit distance of Damerau, in its restricted form). None is forgiven in a text of up to four letters, one in
 * up to nine, two in a longer one; never in digits, and never where what was typed is as near to a known mistake, or has
 * made another word of the question's own answers.
 */
final class Slips {
    private static final int ONE_FROM = 5;
    private static final int TWO_FROM = 10;
    private static final int MOST = 2;

    private static final Pattern DIGIT = Pattern.compile("\\p{N}");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /** An accepted text and how far it is from what was typed. */
    private record Near(Accepted accepted, String text, int slips) {
        boolean isForgiven() {
            return accepted.percent() > 0 && slips <= allowed(text) && !hasDigit(text);
        }
    }

    private Slips() {}

    /** What of {@code accepted} was meant by {@code typed}, which is none of them as it stands. */
    static Optional<Accepted> meant(String typed, List<Accepted> accepted) {
        String text = Likeness.folded(typed);
        if (hasDigit(text)) {
            return Optional.empty();
        }
        return accepted.stream()
                .filter(each -> !new Likeness(each.pattern()).hasWildcard())
                .map(each -> near(text, each))
                .min(Comparator.comparingInt(Near::slips)
                        .thenComparingDouble(near -> near.accepted().percent()))
                .filter(Near::isForgiven)
                .filter(near -> !isOtherWord(text, near.text(), accepted))
                .map(Near::accepted);
    }

    private static Near near(String text, Accepted accepted) {
        String wanted = new Likeness(accepted.pattern()).text();
        return new Near(accepted, wanted, distance(codePoints(text), codePoints(wanted)));
    }

    private static int allowed(String text) {
        int length = text.codePointCount(0, text.length());
        return length < ONE_FROM ? 0 : length < TWO_FROM ? 1 : MOST;
    }

    private static boolean hasDigit(String text) {
        return DIGIT.matcher(text).find();
    }

    /** Who writes "vent" for "cent" in a question about both has not slipped, nor who writes "now here" for "nowhere". */
    private static boolean isOtherWord(String typed, String wanted, List<Accepted> accepted) {
        Set<String> own = accepted.stream()
                .flatMap(each -> words(new Likeness(each.pattern()).text()))
                .collect(toCollection(HashSet::new));
        var changed = new ArrayList<>(words(typed).toList());
        boolean isAsMany = changed.size() == words(wanted).count();
        words(wanted).forEach(changed::remove);
        return !isAsMany || changed.stream().anyMatch(own::contains);
    }

    private static Stream<String> words(String text) {
        return BETWEEN_WORDS.splitAsStream(text).filter(word -> !word.isEmpty());
    }

    private static int[] codePoints(String text) {
        return text.codePoints().toArray();
    }

    /** How many slips lie between two texts; any number above {@link #MOST} means too many. */
    private static int distance(int[] one, int[] other) {
        if (Math.abs(one.length - other.length) > MOST) {
            return MOST + 1;
        }
        int[] twoBack = new int[other.length + 1];
        int[] back = new int[other.length + 1];
        for (int j = 0; j <= other.length; j++) {
            back[j] = j;
        }
        for (int i = 1; i <= one.length; i++) {
            int[] row = new int[other.length + 1];
            row[0] = i;
            for (int j = 1; j <= other.length; j++) {
                int replaced = back[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(back[j], row[j - 1]));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) {
                    row[j] = Math.min(row[j], twoBack[j - 2] + 1);
                }
            }
            twoBack = back;
            back = row;
        }
        return back[other.length];
    }
}
