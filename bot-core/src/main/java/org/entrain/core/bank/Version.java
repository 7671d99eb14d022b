package org.entrain.core.bank;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Mark;
import org.entrain.core.questions.Response;
import org.entrain.core.text.Language;

/**
 * A question of the bank as it was written at one time. Never changed: what was answered stays what was asked.
 *
 * @param question its id, the same for all its versions
 * @param number of the version, from 1
 * @param variants the same question in each language, the original first; all of one kind, with their options in the
 *     same order
 */
public record Version(UUID question, int number, List<Variant> variants) {
    /** Throws {@link IllegalArgumentException} where there is no variant, or they are of different kinds. */
    public Version {
        variants = List.copyOf(variants);
        if (variants.stream()
                        .map(variant -> variant.item().question().getClass())
                        .distinct()
                        .count()
                != 1) {
            throw new IllegalArgumentException("A question is of one kind in all its languages");
        }
    }

    /** As it was written first. */
    public Item original() {
        return variants.getFirst().item();
    }

    /** In {@code language}, or as it was written first where it does not exist in that. */
    public Item in(Language language) {
        return variants.stream()
                .filter(variant -> variant.language() == language)
                .findFirst()
                .orElseGet(variants::getFirst)
                .item();
    }

    /**
     * The mark that {@code response} earns, whatever language it was given in: the best of them all. Empty where nothing
     * is right or wrong.
     *
     * @throws IllegalArgumentException for a response of another kind, or to an option that does not exist
     */
    public Optional<Mark> mark(Response response) {
        return mark(response, variants.getFirst().language());
    }

    /** The same; of equal marks the one with the words of {@code language}. */
    public Optional<Mark> mark(Response response, Language language) {
        return Stream.concat(Stream.of(in(language)), variants.stream().map(Variant::item))
                .flatMap(item -> item.question().mark(response).stream())
                .max(Comparator.comparingDouble(Mark::share)
                        .thenComparing(mark -> mark.spelling().isEmpty()));
    }
}
