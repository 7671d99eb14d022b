package org.entrain.core.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrain.core.chat.Words;
import org.entrain.core.chat.Words.Span;

/**
 * The texts of one feature in one language: the file {@code texts_<language>.properties} (UTF-8) beside the feature's
 * classes.
 *
 * <p>A text is a {@link MessageFormat} pattern in which an apostrophe is just an apostrophe, with {@code **strong**},
 * {@code _emphasis_} and {@code `what is typed`} as its only markup. An argument that is a number is formatted and can
 * choose a plural ({@code {0,choice,0#nobody|1#one person|1<{0} people}}); any other argument is inserted as it stands,
 * never read as markup; an argument that is a {@link Span} stays that span. A text that is given no argument may hold
 * braces.
 */
public final class Texts {
    private static final Map<String, Texts> LOADED = new ConcurrentHashMap<>();
    private static final Pattern MARKUP =
            Pattern.compile("\\*\\*(.+?)\\*\\*|(?<![\\p{L}\\d])_(.+?)_(?![\\p{L}\\d])|`(.+?)`", Pattern.DOTALL);
    /** What markup begins with: looking for these is cheaper than asking the expression. */
    private static final String MARKERS = "*_`";

    /** Stands for the argument of the same number while the pattern is read; from Unicode's private use area. */
    private static final char FIRST_ARGUMENT = '\uE000';

    private static final Pattern ARGUMENT = Pattern.compile("[\uE000-\uE0FF]");
    /** Stands for an apostrophe, which a pattern would take for a quotation mark, and a plural's pattern for another. */
    private static final char APOSTROPHE = '\uE100';

    private final String file;
    private final Language language;
    private final Map<String, String> patterns;

    private Texts(String file, Language language, Map<String, String> patterns) {
        this.file = file;
        this.language = language;
        this.patterns = patterns;
    }

    /** The texts beside {@code feature}; throws {@link IllegalStateException} where there is no such file. */
    public static Texts of(Class<?> feature, Language language) {
        return named(feature, "texts", language);
    }

    /** Like {@link #of}, from the file {@code <name>_<language>.properties}. */
    public static Texts named(Class<?> feature, String name, Language language) {
        String file = feature.getPackageName() + "/" + name + "_" + language.code() + ".properties";
        return LOADED.computeIfAbsent(file, absent -> load(feature, name, language, file));
    }

    private static Texts load(Class<?> feature, String name, Language language, String file) {
        try (var stream = feature.getResourceAsStream(name + "_" + language.code() + ".properties")) {
            if (stream == null) {
                throw new IllegalStateException("There is no " + file);
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            var patterns = new ConcurrentHashMap<String, String>();
            properties.forEach((key, value) -> patterns.put((String) key, (String) value));
            return new Texts(file, language, Map.copyOf(patterns));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** The language of these texts. */
    public Language language() {
        return language;
    }

    /** The keys that exist. */
    public Iterable<String> keys() {
        return patterns.keySet();
    }

    /** The text of {@code key} without its markup; throws {@link IllegalArgumentException} on an unknown key. */
    public String say(String key, Object... arguments) {
        return words(key, arguments).plain();
    }

    /** The text of {@code key}; throws {@link IllegalArgumentException} on an unknown key. */
    public Words words(String key, Object... arguments) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("No text '" + key + "' in " + file);
        }
        return new Words(spans(arguments.length == 0 ? pattern : formatted(pattern, arguments), arguments));
    }

    private String formatted(String pattern, Object... arguments) {
        return new MessageFormat(pattern.replace('\'', APOSTROPHE), language.locale())
                .format(standIns(arguments))
                .replace(APOSTROPHE, '\'');
    }

    private static Object[] standIns(Object... arguments) {
        var standIns = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            standIns[i] = arguments[i] instanceof Number number ? number : String.valueOf((char) (FIRST_ARGUMENT + i));
        }
        return standIns;
    }

    private static List<Span> spans(String formatted, Object... arguments) {
        var spans = new ArrayList<Span>();
        if (MARKERS.chars().noneMatch(marker -> formatted.indexOf(marker) >= 0)) {
            addPlain(spans, formatted, arguments);
            return spans;
        }
        Matcher markup = MARKUP.matcher(formatted);
        int end = 0;
        while (markup.find()) {
            addPlain(spans, formatted.substring(end, markup.start()), arguments);
            if (markup.group(1) != null) {
                spans.add(new Words.Strong(filled(markup.group(1), arguments)));
            } else if (markup.group(2) != null) {
                spans.add(new Words.Emphasis(filled(markup.group(2), arguments)));
            } else {
                spans.add(new Words.Typed(filled(markup.group(3), arguments)));
            }
            end = markup.end();
        }
        addPlain(spans, formatted.substring(end), arguments);
        return spans;
    }

    private static void addPlain(List<Span> spans, String text, Object... arguments) {
        Matcher argument = ARGUMENT.matcher(text);
        int end = 0;
        while (argument.find()) {
            if (arguments[argument.group().charAt(0) - FIRST_ARGUMENT] instanceof Span span) {
                addText(spans, filled(text.substring(end, argument.start()), arguments));
                spans.add(span);
                end = argument.end();
            }
        }
        addText(spans, filled(text.substring(end), arguments));
    }

    private static void addText(List<Span> spans, String text) {
        if (!text.isEmpty()) {
            spans.add(new Words.Plain(text));
        }
    }

    private static String filled(String text, Object... arguments) {
        if (arguments.length == 0) {
            return text;
        }
        return ARGUMENT.matcher(text)
                .replaceAll(match ->
                        Matcher.quoteReplacement(plain(arguments[match.group().charAt(0) - FIRST_ARGUMENT])));
    }

    private static String plain(Object argument) {
        return argument instanceof Span span ? span.plain() : String.valueOf(argument);
    }
}
