package org.entrain.benchmarks;

import io.javalin.Javalin;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.entrain.core.chat.Door;
import org.entrain.core.chat.Reply;
import org.entrain.slack.SlackPlatform;
import org.entrain.slack.SlackSettings;
import org.entrain.teams.TeamsPlatform;
import org.entrain.teams.TeamsSettings;

/** Entrain's two handlers on the program's HTTP server, with a door behind which nobody is. */
final class EmptyDoor {
    private EmptyDoor() {}

    /** Arguments: the port, the base of Slack's Web API, where the keys of Teams are described. */
    public static void main(String[] arguments) {
        Door nobody = interaction -> Reply.NOTHING;
        var slack = new SlackPlatform(
                new SlackSettings(Signed.SECRET, "xoxb-benchmark", Optional.empty(), arguments[1]),
                nobody,
                "http://localhost",
                InstantSource.system());
        var teams = new TeamsPlatform(
                new TeamsSettings(
                        LocalTenant.APP,
                        "secret",
                        LocalTenant.TENANT,
                        TeamsSettings.Type.SINGLE_TENANT,
                        arguments[2],
                        TeamsSettings.LOGIN_URL,
                        Set.of()),
                nobody,
                URI.create("http://localhost"),
                InstantSource.system());
        slack.start();
        Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.showOldJavalinVersionWarning = false;
                    config.concurrency.useVirtualThreads = true;
                    config.routes.get("/healthz", context -> context.result("ok"));
                    config.routes.post(SlackPlatform.PATH, slack.handler());
                    config.routes.post("/api/messages", teams.handler());
                })
                .start("127.0.0.1", Integer.parseInt(arguments[0]));
    }
}
