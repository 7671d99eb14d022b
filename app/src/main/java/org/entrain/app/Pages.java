package org.entrain.app;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/**
 * Two plain pages that anybody can read without signing in: what is kept of people, and by what terms Entrain runs. Both
 * speak the reader's language, by the header Accept-Language (RFC 9110, 12.5.4).
 */
final class Pages {
    /** Nothing from elsewhere, and no script. */
    static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private static final String STYLE = """
            :root { color-scheme: light dark }
            body { font: 1.0625rem/1.6 system-ui, sans-serif; max-width: 40rem; margin: 0 auto; padding: 2rem 1rem }
            h1 { font-size: 1.6rem; line-height: 1.25 }
            h2 { font-size: 1.15rem; margin: 1.75rem 0 .25rem }
            p { margin: 0 }
            button { font: inherit; margin-top: 1.5rem; padding: .5rem 1.25rem }""";

    private static final int PRIVACY_PARTS = 5;
    private static final int TERMS_PARTS = 3;

    private Pages() {}

    static void routes(RoutesConfig routes) {
        routes.get("/privacy", context -> show(context, "privacy.", PRIVACY_PARTS));
        routes.get("/terms", context -> show(context, "terms.", TERMS_PARTS));
        // Browsers ask for one beside every page.
        routes.get("/favicon.ico", context -> context.status(204));
    }

    private static void show(Context context, String page, int parts) {
        Texts texts = texts(context);
        html(context)
                .result(page(
                        texts, texts.say(page + "title"), texts.say(page + "intro"), sections(page, parts, texts)));
    }

    /** The texts of pages in the reader's language. */
    static Texts texts(Context context) {
        Language language = language(Optional.ofNullable(context.header("Accept-Language")));
        return Texts.named(Pages.class, "pages", language);
    }

    /** Says that a page follows. */
    static Context html(Context context) {
        return context.header("Content-Language", texts(context).language().code())
                .header("Vary", "Accept-Language")
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .contentType("text/html; charset=utf-8");
    }

    /** The first of our languages that the reader would like; English where there is none. */
    static Language language(Optional<String> header) {
        return header.map(Pages::ranges).orElse(List.of()).stream()
                .filter(range -> range.getWeight() > 0)
                .map(range -> Locale.forLanguageTag(range.getRange()))
                .filter(Pages::isOurs)
                .findFirst()
                .map(Language::of)
                .orElse(Language.EN);
    }

    private static List<Locale.LanguageRange> ranges(String header) {
        try {
            return Locale.LanguageRange.parse(header);
        } catch (IllegalArgumentException expected) {
            return List.of();
        }
    }

    private static boolean isOurs(Locale locale) {
        return Language.of(locale).code().equals(locale.getLanguage());
    }

    /**
     * Parts of a page.
     *
     * @param page what their keys begin with
     * @param parts how many of them are numbered, from 1
     */
    private static String sections(String page, int parts, Texts texts) {
        return IntStream.rangeClosed(1, parts)
                .mapToObj(part -> page + part)
                .map(part -> "<h2>%s</h2>\n<p>%s</p>".formatted(said(texts, part + ".title"), said(texts, part)))
                .collect(Collectors.joining("\n"));
    }

    /**
     * A page.
     *
     * @param rest HTML that follows the first paragraph; may be empty
     */
    static String page(Texts texts, String title, String intro, String rest) {
        return document(texts, title, "", STYLE, """
                <main>
                <h1>%s</h1>
                <p>%s</p>
                %s
                </main>""".formatted(escaped(title), escaped(intro), rest));
    }

    /**
     * What every page is.
     *
     * @param head more of what stands in its head, as HTML; may be empty
     * @param style as CSS
     * @param body what stands in its body, as HTML
     */
    static String document(Texts texts, String title, String head, String style, String body) {
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>%s</title>
                %s
                <style>
                %s
                </style>
                </head>
                <body>
                %s
                </body>
                </html>
                """.formatted(texts.language().code(), escaped(title), head, style, body);
    }

    private static String said(Texts texts, String key) {
        return escaped(texts.say(key));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
