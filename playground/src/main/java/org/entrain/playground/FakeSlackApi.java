package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The local Slack's Web API (<a href="https://docs.slack.dev/reference/methods">methods</a>), as strict as Slack's own. */
final class FakeSlackApi {
    private final PlaygroundSettings settings;
    private final World world;
    private final Faults faults;
    private final SlackMethods methods;
    private final SlackFiles files;
    private final Map<SlackTier, RateLimit> limits = new EnumMap<>(SlackTier.class);

    FakeSlackApi(
            PlaygroundSettings settings,
            World world,
            Clockwork clockwork,
            Faults faults,
            SlackMethods methods,
            SlackFiles files) {
        this.settings = settings;
        this.world = world;
        this.faults = faults;
        this.methods = methods;
        this.files = files;
        for (SlackTier tier : SlackTier.values()) {
            limits.put(tier, new RateLimit(clockwork, tier.window()));
        }
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
            SlackMethods.Method method = methods.named(name);
            Objects.requireNonNull(limits.get(method.tier())).take(name);
            Json.answer(ctx, method.call().apply(arguments));
        } catch (SlackError e) {
            world.refused("slack", "api", name, e.told());
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
        if (world.read(memory -> memory.slackRemoved)) {
            throw new SlackError("account_inactive");
        }
    }

    private static Optional<String> bearer(Context ctx) {
        return Optional.ofNullable(ctx.header("Authorization"))
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> header.substring("Bearer ".length()));
    }

    /** Hands out the bytes of a shared file. */
    void file(Context ctx) {
        boolean good = bearer(ctx).filter(settings.slackBotToken()::equals).isPresent();
        if (!good || world.read(memory -> memory.slackRemoved)) {
            world.refused("slack", "file");
            ctx.status(403).result("Forbidden");
            return;
        }
        files.content(ctx.pathParam("id"))
                .ifPresentOrElse(
                        bytes -> ctx.contentType("application/octet-stream").result(bytes),
                        () -> ctx.status(404).result("Not found"));
    }
}
