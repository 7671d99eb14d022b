package org.entrain.playground;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The token endpoint: the bot shows its id and password and gets a token for the connector, good for an hour. */
final class TeamsLogin {
    private static final String SCOPE = "https://api.botframework.com/.default";
    private static final Duration LIFE = Duration.ofHours(1);

    private final PlaygroundSettings settings;
    private final World world;
    private final Clockwork clockwork;
    private final Faults faults;
    private final Map<String, Instant> tokens = new ConcurrentHashMap<>();

    TeamsLogin(PlaygroundSettings settings, World world, Clockwork clockwork, Faults faults) {
        this.settings = settings;
        this.world = world;
        this.clockwork = clockwork;
        this.faults = faults;
    }

    /** Answers a call of {@code /playground/teams/login/...}. */
    void call(Context ctx) {
        faults.around(ctx, "teams", "token", () -> answer(ctx));
    }

    private void answer(Context ctx) {
        if (!"client_credentials".equals(ctx.formParam("grant_type"))) {
            refuse(ctx, 400, "unsupported_grant_type", "grant_type must be client_credentials");
        } else if (!SCOPE.equals(ctx.formParam("scope"))) {
            refuse(ctx, 400, "invalid_scope", "scope must be " + SCOPE);
        } else if (!settings.teamsAppId().equals(ctx.formParam("client_id"))) {
            refuse(ctx, 400, "unauthorized_client", "AADSTS700016: no such application");
        } else if (!settings.teamsPassword().equals(ctx.formParam("client_secret"))) {
            refuse(ctx, 401, "invalid_client", "AADSTS7000215: invalid client secret");
        } else {
            String token = UUID.randomUUID() + "." + UUID.randomUUID();
            tokens.put(token, clockwork.now().plus(LIFE));
            Json.answer(
                    ctx,
                    Json.object()
                            .put("token_type", "Bearer")
                            .put("expires_in", LIFE.toSeconds())
                            .put("ext_expires_in", LIFE.toSeconds())
                            .put("access_token", token));
        }
    }

    private void refuse(Context ctx, int status, String error, String description) {
        world.refused("teams", "token", description);
        ObjectNode body = Json.object().put("error", error).put("error_description", description);
        ctx.status(status);
        Json.answer(ctx, body);
    }

    /** Throws {@link ConnectorError} where a call comes without a token that is still good. */
    void check(Context ctx) {
        boolean good = Optional.ofNullable(ctx.header("Authorization"))
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> tokens.get(header.substring("Bearer ".length())))
                .filter(until -> clockwork.now().isBefore(until))
                .isPresent();
        if (!good) {
            throw new ConnectorError(401, "Unauthorized", "Authorization has been denied for this request.");
        }
    }
}
