package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The local Slack's Web API (<a href="https://docs.slack.dev/reference/methods">methods</a>), as strict as Slack's own. */
final class FakeSlackApi {
    /**
     * A method.
     *
     * @param scope what the app must have been installed with; empty where nothing is needed
     */
    private record Method(String scope, Function<JsonNode, ObjectNode> call) {}

    private final PlaygroundSettings settings;
    private final World world;
    private final Faults faults;
    private final SlackDirectory directory;
    private final Map<String, Method> methods;

    FakeSlackApi(
            PlaygroundSettings settings,
            World world,
            Faults faults,
            SlackDirectory directory,
            SlackChat chat,
            SlackViews views) {
        this.settings = settings;
        this.world = world;
        this.faults = faults;
        this.directory = directory;
        this.methods = Map.ofEntries(
                Map.entry("auth.test", new Method("", arguments -> directory.authTest())),
                Map.entry("chat.postMessage", new Method("chat:write", chat::postMessage)),
                Map.entry("chat.postEphemeral", new Method("chat:write", chat::postEphemeral)),
                Map.entry("chat.update", new Method("chat:write", chat::update)),
                Map.entry("chat.delete", new Method("chat:write", chat::delete)),
                Map.entry("conversations.open", new Method("im:write", directory::open)),
                Map.entry("conversations.info", new Method("channels:read", directory::info)),
                Map.entry("conversations.list", new Method("channels:read", directory::list)),
                Map.entry("conversations.members", new Method("channels:read", directory::members)),
                Map.entry("conversations.history", new Method("im:history", directory::history)),
                Map.entry("users.info", new Method("users:read", directory::user)),
                Map.entry("team.info", new Method("team:read", arguments -> directory.teamInfo())),
                Map.entry("files.info", new Method("files:read", directory::file)),
                Map.entry("views.open", new Method("", views::open)),
                Map.entry("views.push", new Method("", views::push)),
                Map.entry("views.update", new Method("", views::update)),
                Map.entry("views.publish", new Method("", views::publish)),
                // Methods that exist in Slack and that the app has no scope for.
                Map.entry("conversations.join", lacking("channels:join")),
                Map.entry("conversations.replies", lacking("channels:history")),
                Map.entry("reactions.add", lacking("reactions:write")),
                Map.entry("users.lookupByEmail", lacking("users:read.email")),
                Map.entry("files.getUploadURLExternal", lacking("files:write")),
                Map.entry("pins.add", lacking("pins:write")));
    }

    private static Method lacking(String scope) {
        return new Method(scope, arguments -> {
            throw SlackError.missingScope(scope);
        });
    }

    /** Answers a call of {@code /playground/slack/api/{method}}. */
    void call(Context ctx) {
        String name = ctx.pathParam("method");
        faults.around(ctx, "slack", name, () -> answer(ctx, name));
    }

    private void answer(Context ctx, String name) {
        try {
            JsonNode arguments = SlackArguments.of(ctx);
            authenticate(ctx, arguments);
            Method method = Optional.ofNullable(methods.get(name)).orElseThrow(() -> new SlackError("unknown_method"));
            if (!method.scope().isEmpty() && !Slack.SCOPES.contains(method.scope())) {
                throw SlackError.missingScope(method.scope());
            }
            Json.answer(ctx, method.call().apply(arguments));
        } catch (SlackError e) {
            world.refused("slack", name + ": " + e.told());
            Json.answer(ctx, e.body());
        } catch (RateLimit.Exceeded e) {
            faults.tooMany(ctx, "slack", name, e.retryAfter());
        }
    }

    private void authenticate(Context ctx, JsonNode arguments) {
        String token = bearer(ctx).orElseGet(() -> Json.text(arguments, "token"));
        if (token.isEmpty()) {
            throw new SlackError("not_authed");
        }
        if (!token.equals(settings.slackBotToken())) {
            throw new SlackError("invalid_auth");
        }
    }

    private static Optional<String> bearer(Context ctx) {
        return Optional.ofNullable(ctx.header("Authorization"))
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> header.substring("Bearer ".length()));
    }

    /** Hands out the bytes of a shared file. */
    void file(Context ctx) {
        if (bearer(ctx).filter(settings.slackBotToken()::equals).isEmpty()) {
            world.refused("slack", "a file was asked for without the bot's token");
            ctx.status(403).result("Forbidden");
            return;
        }
        directory
                .content(ctx.pathParam("id"))
                .ifPresentOrElse(
                        bytes -> ctx.contentType("application/octet-stream").result(bytes),
                        () -> ctx.status(404).result("Not found"));
    }
}
