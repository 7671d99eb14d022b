package org.entrain.core.insights;

import java.util.List;
import java.util.stream.Stream;

/**
 * What may be said of a circle.
 *
 * @param when of which week
 * @param members how many belong to it now
 * @param ofGroup the figures of the week, the same whoever asks
 * @param others what is no figure: who helped, how people are, what to do
 */
public record Told(Period when, int members, List<Finding.OfGroup> ofGroup, List<Finding> others) {
    public Told {
        ofGroup = List.copyOf(ofGroup);
        others = List.copyOf(others);
    }

    /** The findings of one kind. */
    public <F extends Finding> List<F> all(Class<F> kind) {
        return Stream.concat(ofGroup.stream(), others.stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
