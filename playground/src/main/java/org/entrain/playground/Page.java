package org.entrain.playground;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The playground's page: the files beside this class in {@code page/}. */
final class Page {
    private static final Pattern NAME = Pattern.compile("[\\w-]+(?:/[\\w-]+)*(?:\\.[\\w-]+)*\\.(\\w+)");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2");

    private Page() {}

    static void index(Context ctx) throws IOException {
        serve(ctx, "index.html");
    }

    static void file(Context ctx) throws IOException {
        serve(ctx, ctx.pathParam("file"));
    }

    private static void serve(Context ctx, String name) throws IOException {
        var known = NAME.matcher(name);
        Optional<String> type = known.matches() ? Optional.ofNullable(TYPES.get(known.group(1))) : Optional.empty();
        try (InputStream file = type.isEmpty() ? null : Page.class.getResourceAsStream("page/" + name)) {
            if (file == null) {
                throw new NotFoundResponse();
            }
            ctx.contentType(type.orElseThrow())
                    .header("Cache-Control", "no-cache")
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Referrer-Policy", "no-referrer")
                    .header(
                            "Content-Security-Policy",
                            "default-src 'self'; img-src 'self' https: http: data:; style-src 'self' 'unsafe-inline';"
                                    + " frame-ancestors 'none'; base-uri 'none'; form-action 'self'")
                    .result(file.readAllBytes());
        }
    }
}
