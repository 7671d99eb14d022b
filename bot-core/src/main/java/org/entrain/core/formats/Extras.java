package org.entrain.core.formats;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Picture;
import org.entrain.core.questions.Question;
import org.entrain.core.text.Language;

/**
 * What a file says about a question beside the question itself, as it is written there; {@code ""} where it says nothing.
 *
 * @param difficulty in English or in French
 * @param alternative what the picture shows
 */
record Extras(String hint, List<String> tags, String difficulty, String source, String picture, String alternative) {
    /** In English, in French, and otherwise. */
    private static final Map<Item.Difficulty, List<String>> DIFFICULTIES = new EnumMap<>(Map.of(
            Item.Difficulty.EASY, List.of("easy", "facile", "1"),
            Item.Difficulty.MEDIUM, List.of("medium", "moyen", "moyenne", "2"),
            Item.Difficulty.HARD, List.of("hard", "difficile", "3")));

    /**
     * The question with all of it that can be kept.
     *
     * @param lost is told the key and the text of what cannot
     */
    Item of(Question question, BiConsumer<String, String> lost) {
        return new Item(
                question,
                keptPicture(lost),
                hint,
                tags.stream().filter(tag -> isShort(tag, lost)).toList(),
                keptDifficulty(lost),
                keptSource(lost));
    }

    private static boolean isShort(String tag, BiConsumer<String, String> lost) {
        boolean fits = tag.strip().toLowerCase(Locale.ROOT).length() <= Item.LONGEST_TAG;
        if (!fits) {
            lost.accept("left.tag", tag);
        }
        return fits;
    }

    private Optional<Item.Difficulty> keptDifficulty(BiConsumer<String, String> lost) {
        String said = difficulty.strip().toLowerCase(Locale.ROOT);
        Optional<Item.Difficulty> known = DIFFICULTIES.entrySet().stream()
                .filter(each -> each.getValue().contains(said))
                .map(Map.Entry::getKey)
                .findFirst();
        if (known.isEmpty() && !said.isEmpty()) {
            lost.accept("left.difficulty", difficulty);
        }
        return known;
    }

    private Optional<URI> keptSource(BiConsumer<String, String> lost) {
        Optional<URI> page =
                address(source).filter(uri -> "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        if (page.isEmpty() && !source.isBlank()) {
            lost.accept("left.source", source);
        }
        return page;
    }

    private Optional<Picture> keptPicture(BiConsumer<String, String> lost) {
        if (picture.isBlank()) {
            return Optional.empty();
        }
        Optional<URI> secure = address(picture).filter(uri -> "https".equals(uri.getScheme()));
        if (secure.isEmpty() || alternative.isBlank()) {
            lost.accept(secure.isEmpty() ? "left.picture" : "left.alternative", picture);
            return Optional.empty();
        }
        return secure.map(uri -> new Picture(uri, alternative));
    }

    static String name(Item.Difficulty difficulty, Language language) {
        return DIFFICULTIES.getOrDefault(difficulty, List.of()).get(language == Language.FR ? 1 : 0);
    }

    /** An address of a host, or nothing. */
    private static Optional<URI> address(String written) {
        try {
            return Optional.of(new URI(written.strip())).filter(uri -> uri.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
