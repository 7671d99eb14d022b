package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.entrain.playground.BotLine.Heard;

/** Sends the bot what Teams sends, with a token, and waits as long as Teams waits. */
final class TeamsPost {
    /** "Respond within 5 seconds", for dialogs and cards; the client then tries twice more. */
    private static final Duration INVOKE_PATIENCE = Duration.ofSeconds(5);

    private static final Duration MESSAGE_PATIENCE = Duration.ofSeconds(15);
    private static final int ATTEMPTS = 3;

    private final PlaygroundSettings settings;
    private final World world;
    private final BotLine line;
    private final TeamsKeys keys;

    TeamsPost(PlaygroundSettings settings, World world, BotLine line, TeamsKeys keys) {
        this.settings = settings;
        this.world = world;
        this.line = line;
        this.keys = keys;
    }

    /** Sends an invoke, up to three times, and gives the body of the bot's answer. */
    Optional<JsonNode> invoke(ObjectNode activity) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Heard heard = post(activity, INVOKE_PATIENCE);
            if (heard instanceof Heard.Answer answer) {
                if (!answer.ok()) {
                    world.refused("teams", "invoke.status", Json.text(activity, "name"), answer.status());
                    return Optional.empty();
                }
                return Optional.of(Json.parse(answer.body()).orElseGet(Json::object));
            }
        }
        world.refused("teams", "invoke.late", Json.text(activity, "name"));
        return Optional.empty();
    }

    /** Tells the bot something that it only has to take. */
    void tell(ObjectNode activity) {
        line.inOrder(() -> {
            Heard heard = post(activity, MESSAGE_PATIENCE);
            if (heard instanceof Heard.TimedOut) {
                heard = post(activity, MESSAGE_PATIENCE);
            }
            if (!(heard instanceof Heard.Answer answer && answer.ok())) {
                world.refused("teams", "activity", Json.text(activity, "type"));
            }
        });
    }

    private Heard post(ObjectNode activity, Duration patience) {
        var headers =
                Map.of("Content-Type", "application/json; charset=utf-8", "Authorization", "Bearer " + keys.token());
        return line.post(settings.teamsMessages(), headers, activity.toString(), patience);
    }
}
