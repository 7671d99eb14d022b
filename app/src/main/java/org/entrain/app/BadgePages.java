package org.entrain.app;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.entrain.core.credentials.Credentials;
import org.entrain.core.credentials.Exhibit;
import org.entrain.core.credentials.Exhibits;
import org.entrain.core.credentials.Signed;
import org.entrain.core.credentials.Signing;
import org.entrain.core.database.Database;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Badges that people show: a page each, and the badge itself in four kinds of file. Of a badge that is not shown nothing is
 * said, not even that there is one.
 */
final class BadgePages {
    private static final Logger log = LoggerFactory.getLogger(BadgePages.class);

    private static final String JSON = "application/vc+ld+json";

    private final Database database;
    private final URI publicUrl;
    private final Signing signing;
    private final InstantSource clock;
    private final Exhibits exhibits;

    private record Found(Exhibit exhibit, Optional<Signed> signed) {}

    BadgePages(Database database, URI publicUrl, Signing signing, InstantSource clock) {
        this.database = database;
        this.publicUrl = publicUrl;
        this.signing = signing;
        this.clock = clock;
        this.exhibits = new Exhibits(new Credentials(publicUrl));
    }

    void routes(RoutesConfig routes) {
        routes.get("/badges/pictures/{picture}", this::picture);
        routes.get("/badges/{badge}", this::badge);
    }

    private void badge(Context context) {
        String[] parts = context.pathParam("badge").split("\\.", 2);
        String kind = parts.length == 2 ? parts[1] : wanted(context);
        context.header("X-Robots-Tag", "noindex").header("Cache-Control", "no-cache");
        switch (kind) {
            case "html" -> page(context, parts[0]);
            case "json" ->
                file(
                        context,
                        parts[0],
                        (found, signed) -> anywhere(context).contentType(JSON).result(utf8(signed.json())));
            case "jwt" ->
                file(
                        context,
                        parts[0],
                        (found, signed) -> anywhere(context)
                                .contentType("text/plain; charset=utf-8")
                                .result(utf8(signed.jwt())));
            case "png" ->
                file(
                        context,
                        parts[0],
                        (found, signed) -> context.contentType("image/png").result(found.png(signed)));
            case "svg" ->
                file(
                        context,
                        parts[0],
                        (found, signed) -> context.contentType("image/svg+xml")
                                .header(
                                        "Content-Security-Policy",
                                        "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                                .result(utf8(found.svg(signed))));
            default -> absent(context);
        }
    }

    /** What a reader would like who names no kind of file. */
    private static String wanted(Context context) {
        String accept = Optional.ofNullable(context.header("Accept")).orElse("");
        context.header("Vary", "Accept, Accept-Language");
        return accept.contains(JSON) || accept.contains("application/vc") || accept.contains("application/ld+json")
                ? "json"
                : "html";
    }

    private void page(Context context, String id) {
        open(id).ifPresentOrElse(
                        exhibit -> {
                            Language language = Optional.ofNullable(context.header("Accept-Language"))
                                    .map(header -> Pages.language(Optional.of(header)))
                                    .orElse(exhibit.achievement().language());
                            Texts texts = texts(language);
                            html(context, language)
                                    .result(new BadgePage(exhibit, publicUrl, texts).at(clock.instant()));
                        },
                        () -> absent(context));
    }

    private void file(Context context, String id, BiConsumer<Exhibit, Signed> answer) {
        context.header("X-Content-Type-Options", "nosniff").header("Content-Security-Policy", BadgeLook.POLICY);
        Instant now = clock.instant();
        try {
            Optional<Found> found = database.inTransaction(tx -> uuid(id).flatMap(one -> exhibits.open(tx, one))
                    .map(one ->
                            new Found(one, signing.signed(tx, one.credential().id(), now))));
            if (found.isEmpty()) {
                absent(context);
            } else if (found.get().signed().isEmpty()) {
                Texts texts = texts(context);
                sentence(context, texts, 410, texts.say("gone"));
            } else {
                answer.accept(found.get().exhibit(), found.get().signed().get());
            }
        } catch (IllegalStateException e) {
            log.error("A badge cannot be signed", e);
            Texts texts = texts(context);
            sentence(context, texts, 503, texts.say("later"));
        }
    }

    private Optional<Exhibit> open(String id) {
        return uuid(id).flatMap(one -> database.inTransaction(tx -> exhibits.open(tx, one)));
    }

    private void picture(Context context) {
        String name = context.pathParam("picture");
        Optional<byte[]> png = name.matches("[0-9a-f]{64}\\.png")
                ? database.inTransaction(tx -> exhibits.picture(tx, name.substring(0, name.indexOf('.'))))
                : Optional.empty();
        context.header("X-Content-Type-Options", "nosniff").header("Content-Security-Policy", BadgeLook.POLICY);
        png.ifPresentOrElse(
                bytes -> anywhere(context)
                        .header("Cache-Control", "public, max-age=31536000, immutable")
                        .contentType("image/png")
                        .result(bytes),
                () -> absent(context));
    }

    private static void absent(Context context) {
        Texts texts = texts(context);
        sentence(context, texts, 404, texts.say("absent"));
    }

    private static void sentence(Context context, Texts texts, int status, String words) {
        html(context, texts.language())
                .status(status)
                .result(BadgeLook.page(
                        texts,
                        texts.say("title"),
                        "",
                        "<div class=\"sheet head\"><h1>%s</h1><p>%s</p></div>"
                                .formatted(Pages.escaped(texts.say("title")), Pages.escaped(words))));
    }

    static Texts texts(Context context) {
        return texts(Pages.language(Optional.ofNullable(context.header("Accept-Language"))));
    }

    private static Texts texts(Language language) {
        return Texts.named(BadgePages.class, "badges", language);
    }

    /** Says that a page about badges follows. */
    static Context html(Context context, Language language) {
        return context.header("Content-Language", language.code())
                .header("Vary", "Accept, Accept-Language")
                .header("Content-Security-Policy", BadgeLook.POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .contentType("text/html; charset=utf-8");
    }

    /** Pages of others may read what verifies a badge: none of it is a secret, and nobody is signed in. */
    static Context anywhere(Context context) {
        return context.header("Access-Control-Allow-Origin", "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("X-Content-Type-Options", "nosniff");
    }

    /** The server takes what is not called a text for Latin-1, and JSON is UTF-8 (RFC 8259). */
    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
        } catch (IllegalArgumentException expected) {
            return Optional.empty();
        }
    }
}
