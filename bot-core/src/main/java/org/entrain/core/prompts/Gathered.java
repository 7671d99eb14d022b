package org.entrain.core.prompts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrain.core.prompts.Voices.Said;

/**
 * What a community reads of what was said to one question.
 *
 * @param said what is shown
 * @param more how many more are not shown, for want of room
 * @param sides how many took each side of a debate; empty where they are too few to be counted before all
 */
record Gathered(Prompt prompt, List<Said> said, int more, List<Integer> sides) {
    /**
     * From so many voices on it is shown how many took which side: where fewer did, somebody could be told by who did
     * not.
     */
    static final int FEWEST_VOICES = 5;
    /** Below this, what is nameless waits: one of two is named by the other. */
    private static final int FEWEST_NAMELESS = 2;

    private static final int FEWEST_IN_ALL = 3;
    private static final int MOST_SHOWN = 8;

    Gathered {
        said = List.copyOf(said);
        sides = List.copyOf(sides);
    }

    /**
     * What may be shown of it. What is nameless is shown only where at least two are, and three answers in all: a single
     * one in a small group has a name that everybody guesses.
     *
     * @param shared what its authors want to be read
     * @param voices how many took each side
     */
    static Gathered of(Prompt prompt, List<Said> shared, List<Integer> voices) {
        List<Said> open = shownOf(shared);
        boolean isDebate = prompt.kind() == Prompt.Kind.DEBATE;
        List<Said> shown =
                isDebate ? oneOfEach(open) : open.stream().limit(MOST_SHOWN).toList();
        return new Gathered(
                prompt, shown, open.size() - shown.size(), isDebate && isEnough(voices) ? voices : List.of());
    }

    /** Whether so many took a side that all may know how many. */
    static boolean isEnough(List<Integer> voices) {
        return voices.stream().mapToInt(Integer::intValue).sum() >= FEWEST_VOICES;
    }

    private static List<Said> shownOf(List<Said> shared) {
        long nameless = shared.stream().filter(said -> said.author().isEmpty()).count();
        return nameless >= FEWEST_NAMELESS && shared.size() >= FEWEST_IN_ALL
                ? shared
                : shared.stream().filter(said -> said.author().isPresent()).toList();
    }

    private static List<Said> oneOfEach(List<Said> open) {
        var each = new ArrayList<Said>();
        for (int side = 0; side < 2; side++) {
            int wanted = side;
            open.stream()
                    .filter(said -> said.side().equals(Optional.of(wanted)))
                    .findFirst()
                    .ifPresent(each::add);
        }
        return each;
    }

    /** Whether there is nothing to read. */
    boolean isEmpty() {
        return said.isEmpty() && sides.isEmpty();
    }
}
