package org.entrain.core.questions;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A question with what helps to ask it, to find it and to trust it.
 *
 * @param picture shown with it
 * @param hint what helps without giving the answer away, or {@code ""}
 * @param tags what it is about: lower case, in alphabetical order, each once
 * @param difficulty what its author thinks of it
 * @param source where one can read more: {@code https} or {@code http}
 */
public record Item(
        Question question,
        Optional<Picture> picture,
        String hint,
        List<String> tags,
        Optional<Difficulty> difficulty,
        Optional<URI> source) {
    /** Longer tags are sentences. */
    public static final int LONGEST_TAG = 40;

    /** Throws {@link IllegalArgumentException} where a tag is too long or the source is no address of a page. */
    public Item {
        tags = tags.stream()
                .map(tag -> tag.strip().toLowerCase(Locale.ROOT))
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .sorted()
                .toList();
        if (tags.stream().anyMatch(tag -> tag.length() > LONGEST_TAG)) {
            throw new IllegalArgumentException("A tag has " + LONGEST_TAG + " characters at most");
        }
        source.ifPresent(Item::checkPage);
    }

    /** How hard a question is thought to be. */
    public enum Difficulty {
        EASY,
        MEDIUM,
        HARD
    }

    /** A question, and nothing else. */
    public static Item of(Question question) {
        return new Item(question, Optional.empty(), "", List.of(), Optional.empty(), Optional.empty());
    }

    /** The same, shown with {@code picture}. */
    public Item with(Picture shown) {
        return new Item(question, Optional.of(shown), hint, tags, difficulty, source);
    }

    private static void checkPage(URI source) {
        boolean web = "https".equals(source.getScheme()) || "http".equals(source.getScheme());
        if (!web || source.getHost() == null) {
            throw new IllegalArgumentException("A source is the address of a page");
        }
    }
}
