package org.entrain.app;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;
import org.entrain.core.bank.Pictures;
import org.entrain.core.database.Database;

/**
 * Pictures that were handed over, for the platforms to fetch. The address of a picture holds the SHA-256 of its content:
 * nobody comes upon it who has not seen it, and what is there never changes.
 */
final class PicturePages {
    /** What a browser shows and never runs; an SVG can hold a script. */
    private static final Set<String> SHOWN = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private final Database database;
    private final Pictures pictures;

    PicturePages(Database database, Pictures pictures) {
        this.database = database;
        this.pictures = pictures;
    }

    void routes(RoutesConfig routes) {
        routes.get("/pictures/{id}", this::show);
    }

    private void show(Context context) {
        String id = context.pathParam("id");
        Optional<Pictures.Content> picture = id.matches("[0-9a-f]{64}")
                ? database.inTransaction(tx -> pictures.find(tx, id)).filter(found -> SHOWN.contains(found.mediaType()))
                : Optional.empty();
        // Whatever it is, it is looked at as what it says it is, and does nothing.
        context.header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("X-Robots-Tag", "noindex, nofollow");
        picture.ifPresentOrElse(
                found -> context.header("Cache-Control", "public, max-age=31536000, immutable")
                        .contentType(found.mediaType())
                        .result(found.bytes()),
                () -> context.status(404).result("There is no such picture."));
    }
}
