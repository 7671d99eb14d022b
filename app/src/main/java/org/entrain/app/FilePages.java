package org.entrain.app;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Optional;
import org.entrain.core.downloads.Download;
import org.entrain.core.downloads.Downloads;
import org.entrain.core.text.Texts;

/**
 * Files behind links that work once. To look at a link takes nothing: chats look at links to show what is behind them.
 * The page has a button, and pressing it fetches the file.
 */
final class FilePages {
    private static final String PATH = "/files/{token}";

    private final Downloads downloads;
    private final InstantSource clock;

    /** Files by the bot's clock. */
    FilePages(Downloads downloads, InstantSource clock) {
        this.downloads = downloads;
        this.clock = clock;
    }

    void routes(RoutesConfig routes) {
        routes.get(PATH, this::show);
        routes.post(PATH, this::fetch);
    }

    private void show(Context context) {
        Texts texts = Pages.texts(context);
        Optional<String> waiting = downloads.waiting(context.pathParam("token"), clock.instant());
        waiting.ifPresentOrElse(
                name -> secret(context)
                        .result(Pages.page(
                                texts,
                                texts.say("file.title"),
                                texts.say("file.text", name),
                                "<form method=\"post\"><button>%s</button></form>"
                                        .formatted(Pages.escaped(texts.say("file.get"))))),
                () -> gone(context, texts));
    }

    private void fetch(Context context) {
        Optional<Download> file = downloads.take(context.pathParam("token"), clock.instant());
        file.ifPresentOrElse(
                found -> secret(context)
                        .contentType(found.type())
                        .header("Content-Disposition", "attachment; filename=\"" + found.name() + "\"")
                        .result(found.content()),
                () -> gone(context, Pages.texts(context)));
    }

    private static void gone(Context context, Texts texts) {
        secret(context).status(404).result(Pages.page(texts, texts.say("file.title"), texts.say("file.gone"), ""));
    }

    /** Nothing between here and the reader keeps it, and no page hears of the address. */
    private static Context secret(Context context) {
        return Pages.html(context)
                .header("Content-Security-Policy", Pages.POLICY + "; form-action 'self'; frame-ancestors 'none'")
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex, nofollow");
    }
}
