package org.entrain.core.badges;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.entrain.core.drawing.Letters;

/** Breaks a badge's name into the lines of its picture. */
final class EmblemText {
    private EmblemText() {}

    /** One line where it fits at a size, else the two that are narrowest. */
    static List<String> lines(String name, float widest, float size) {
        List<String> words = List.of(name.split(" ", -1));
        if (words.size() == 1 || Letters.BOLD.width(name, size) <= widest) {
            return List.of(name);
        }
        return IntStream.range(1, words.size())
                .mapToObj(at -> List.of(
                        String.join(" ", words.subList(0, at)), String.join(" ", words.subList(at, words.size()))))
                .min(Comparator.comparingDouble(lines -> width(lines, size)))
                .orElseGet(() -> new ArrayList<>(List.of(name)));
    }

    /** Of the widest line. */
    static float width(List<String> lines, float size) {
        return (float) lines.stream()
                .mapToDouble(line -> Letters.BOLD.width(line, size))
                .max()
                .orElse(0);
    }
}
