package org.entrain.core.prompts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entrain.core.prompts.Prompt.Kind;
import org.entrain.core.text.Language;

/**
 * Entrain's own prompts: the files {@code prompts_<language>.txt}, one a line, the same keys in every language. A line is
 * {@code kind|key|question}, and of a debate also {@code |one side|the other}.
 */
final class PromptBank {
    private static final Map<Language, List<Prompt>> PROMPTS = new EnumMap<>(Language.class);

    static {
        Arrays.stream(Language.values()).forEach(language -> PROMPTS.put(language, read(language)));
    }

    private PromptBank() {}

    static List<Prompt> all(Language language) {
        return PROMPTS.getOrDefault(language, List.of());
    }

    /** The one of this key, in a language; empty where there is none, or none any more. */
    static Optional<Prompt> find(Language language, String key) {
        return all(language).stream().filter(prompt -> prompt.key().equals(key)).findFirst();
    }

    private static List<Prompt> read(Language language) {
        String file = "prompts_" + language.code() + ".txt";
        try (var stream = PromptBank.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("There is no " + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> List.of(line.split("\\|")))
                    .map(parts -> new Prompt(
                            parts.get(1),
                            Kind.valueOf(parts.getFirst().toUpperCase(Locale.ROOT)),
                            parts.get(2),
                            parts.subList(3, parts.size()),
                            Optional.empty()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
