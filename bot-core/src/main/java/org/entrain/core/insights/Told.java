package org.entrain.core.insights;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What may be said of a circle.
 *
 * @param ofGroup the figures of the week, the same whoever asks
 * @param others what is no figure: who helped, how people are, what to do
 */
public record Told(List<Finding.OfGroup> ofGroup, List<Finding> others) {
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

    /** The figures that are others than in an earlier week: new, or at least a tenth away. */
    public List<Finding.OfGroup> newsSince(Optional<Told> earlier) {
        Map<String, Finding.OfGroup> before = earlier.map(Told::ofGroup).orElse(List.of()).stream()
                .collect(Collectors.toMap(Finding.OfGroup::subject, Function.identity()));
        return ofGroup.stream()
                .filter(finding -> !Optional.ofNullable(before.get(finding.subject()))
                        .map(Finding.OfGroup::now)
                        .equals(Optional.of(finding.now())))
                .toList();
    }
}
