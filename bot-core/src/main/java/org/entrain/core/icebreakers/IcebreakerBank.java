package org.entrain.core.icebreakers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.entrain.core.text.Language;

/**
 * Entrain's own icebreakers: the files {@code icebreakers_<language>.txt}, a key and a question a line, the same keys in
 * every language.
 */
final class IcebreakerBank {
    private final Map<Language, List<Icebreaker>> icebreakers = new EnumMap<>(Language.class);

    IcebreakerBank() {
        Arrays.stream(Language.values()).forEach(language -> icebreakers.put(language, read(language)));
    }

    List<Icebreaker> all(Language language) {
        return icebreakers.getOrDefault(language, List.of());
    }

    /**
     * One that was asked least often, whichever chance says among those.
     *
     * @param asked how often each key was asked before; absent means never
     */
    Icebreaker next(Language language, Map<String, Integer> asked, RandomGenerator random) {
        List<Icebreaker> all = all(language);
        int least = all.stream()
                .mapToInt(icebreaker -> asked.getOrDefault(icebreaker.key(), 0))
                .min()
                .orElseThrow();
        List<Icebreaker> fresh = all.stream()
                .filter(icebreaker -> asked.getOrDefault(icebreaker.key(), 0) == least)
                .toList();
        return fresh.get(random.nextInt(fresh.size()));
    }

    /** The one of this key, in a language. */
    Icebreaker find(Language language, String key) {
        return all(language).stream()
                .filter(icebreaker -> icebreaker.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no icebreaker " + key));
    }

    private static List<Icebreaker> read(Language language) {
        String file = "icebreakers_" + language.code() + ".txt";
        try (var stream = IcebreakerBank.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("There is no " + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split("\\|", 2))
                    .map(parts -> new Icebreaker(parts[0], parts[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
