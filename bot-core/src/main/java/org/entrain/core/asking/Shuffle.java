package org.entrain.core.asking;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The order in which the parts of a question are shown: the same each time the same person sees it.
 *
 * @param seed of the order
 * @param choices whether options are shuffled too, and not only what must not stand in its right order
 */
public record Shuffle(long seed, boolean choices) {
    /** The order that everybody sees who reads it in a channel; options stay as they were written. */
    public static Shuffle forAll(UUID question) {
        return new Shuffle(question.getLeastSignificantBits(), false);
    }

    /** The order for one person. */
    public static Shuffle of(UUID question, UUID person, boolean choices) {
        return new Shuffle(question.getLeastSignificantBits() * 31 + person.getLeastSignificantBits(), choices);
    }

    /** Which option stands at each place, of so many. */
    List<Integer> options(int size) {
        return choices ? shuffled(size) : IntStream.range(0, size).boxed().toList();
    }

    /** Which piece stands at each place, of so many: never all of two or more at their own. */
    List<Integer> pieces(int size) {
        List<Integer> order = shuffled(size);
        if (size > 1 && order.equals(IntStream.range(0, size).boxed().toList())) {
            var turned = new ArrayList<>(order);
            Collections.rotate(turned, 1);
            return List.copyOf(turned);
        }
        return order;
    }

    private List<Integer> shuffled(int size) {
        var order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        return List.copyOf(order);
    }
}
