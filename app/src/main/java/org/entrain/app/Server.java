package org.entrain.app;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.function.Consumer;
import org.entrain.core.chat.SharedFile;
import org.entrain.core.credentials.Verification;
import org.entrain.core.database.Database;
import org.entrain.core.database.DatabaseUnavailable;
import org.entrain.core.outbox.Outbox;
import org.entrain.slack.SlackPlatform;
import org.entrain.teams.TeamsPlatform;

/** The one HTTP server of the program. */
final class Server {
    /**
     * More is answered 413. The platforms' own routes take at most 1 MB; the largest file that can be shared in the
     * playground comes written as base64.
     */
    private static final long LARGEST_BODY = SharedFile.MAX_BYTES * 3L / 2;

    private final Settings settings;
    private final Database database;
    private final Outbox outbox;

    Server(Settings settings, Database database, Outbox outbox) {
        this.settings = settings;
        this.database = database;
        this.outbox = outbox;
    }

    /** Starts it with these routes beside its own. */
    Javalin start(Consumer<RoutesConfig> routes) {
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.concurrency.useVirtualThreads = true;
            config.http.maxRequestSize = LARGEST_BODY;
            config.jetty.multipartConfig.maxFileSize(Verification.LARGEST_FILE, SizeUnit.BYTES);
            // What somebody has verified is not written anywhere.
            config.jetty.multipartConfig.maxInMemoryFileSize(Verification.LARGEST_FILE, SizeUnit.BYTES);
            routes.accept(config.routes);
            config.routes.get("/healthz", context -> context.result("ok"));
            config.routes.get("/readyz", this::ready);
            config.routes.get("/metrics", this::metrics);
            Pages.routes(config.routes);
            config.routes.get(
                    "/setup/slack-manifest.json",
                    context -> context.contentType("application/json")
                            .result(SlackPlatform.manifest(settings.publicUrl().toString())));
            config.routes.get("/setup/teams-app.zip", this::teamsApp);
        });
        // The playground has no log-in: it is for this machine alone.
        return settings.isPlayground() ? server.start("127.0.0.1", settings.port()) : server.start(settings.port());
    }

    private void ready(Context context) {
        try {
            database.useTransaction(tx -> tx.handle().execute("SELECT 1"));
            context.result("ready");
        } catch (DatabaseUnavailable e) {
            context.status(503).result("the database is out of reach");
        }
    }

    private void metrics(Context context) {
        Outbox.Counts letters = database.inTransaction(outbox::counts);
        long next = database.inTransaction(outbox::nextDue)
                .map(Instant::getEpochSecond)
                .orElse(0L);
        context.contentType("text/plain; version=0.0.4").result("""
                        # HELP entrain_letters Letters in the outbox, by what became of them.
                        # TYPE entrain_letters gauge
                        entrain_letters{state="waiting"} %d
                        entrain_letters{state="sent"} %d
                        entrain_letters{state="refused"} %d
                        entrain_letters{state="unknown"} %d
                        entrain_letters{state="withdrawn"} %d
                        entrain_letters{state="stale"} %d
                        # HELP entrain_next_letter_due_timestamp_seconds When the letter that waits longest is due; 0 for none.
                        # TYPE entrain_next_letter_due_timestamp_seconds gauge
                        entrain_next_letter_due_timestamp_seconds %d
                        """.formatted(
                        letters.waiting(),
                        letters.sent(),
                        letters.refused(),
                        letters.unknown(),
                        letters.withdrawn(),
                        letters.stale(),
                        next));
    }

    private void teamsApp(Context context) {
        String appId = context.queryParam("appId");
        if (appId == null || !appId.matches("[0-9a-fA-F-]{36}")) {
            context.status(400).result("Please add the bot's app id: /setup/teams-app.zip?appId=...");
            return;
        }
        context.contentType("application/zip")
                .header("Content-Disposition", "attachment; filename=\"entrain-teams-app.zip\"")
                .result(TeamsPlatform.appPackage(appId, settings.publicUrl()));
    }
}
