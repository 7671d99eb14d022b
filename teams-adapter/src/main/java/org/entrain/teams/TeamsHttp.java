package org.entrain.teams;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.microsoft.bot.builder.InvokeResponse;
import com.microsoft.bot.schema.Activity;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The route that Teams posts activities to: who calls is verified before what they say is read. */
final class TeamsHttp implements Handler {
    /** Far above any activity of Teams, which are below 100 KB. */
    static final int MAX_BODY = 1_000_000;

    private static final ObjectReader ACTIVITIES = TeamsJson.MAPPER.readerFor(Activity.class);
    private static final Logger LOG = LoggerFactory.getLogger(TeamsHttp.class);

    private final TeamsSettings settings;
    private final TeamsTokens tokens;
    private final TeamsAdapter adapter;
    private final InstantSource clock;

    TeamsHttp(TeamsSettings settings, TeamsTokens tokens, TeamsAdapter adapter, InstantSource clock) {
        this.settings = settings;
        this.tokens = tokens;
        this.adapter = adapter;
        this.clock = clock;
    }

    @Override
    public void handle(Context context) throws IOException {
        try {
            TeamsToken token = tokens.verify(Optional.ofNullable(context.header("Authorization")), clock.instant());
            int length = context.contentLength();
            if (length > MAX_BODY) {
                context.status(413);
                return;
            }
            // Told how much there is, it is read into an array of that size; else through one of 16 kB.
            byte[] body = context.bodyInputStream().readNBytes(length >= 0 ? length : MAX_BODY + 1);
            if (body.length > MAX_BODY) {
                context.status(413);
                return;
            }
            answer(context, token, activity(body));
        } catch (TeamsToken.Refused e) {
            LOG.warn("A request to the route of Teams was refused: {}", e.getMessage());
            context.status(401);
        } catch (TeamsKeys.Unavailable e) {
            LOG.warn("A request to the route of Teams could not be verified: {}", e.getMessage());
            context.status(503);
        } catch (JsonProcessingException | TeamsInbound.Unreadable | IllegalArgumentException e) {
            LOG.warn("A request of Teams cannot be read: {}", e.getClass().getSimpleName());
            context.status(400);
        } catch (RuntimeException e) {
            LOG.error("A request of Teams failed", e);
            context.status(500);
        }
    }

    private void answer(Context context, TeamsToken token, Activity activity) throws IOException {
        token.mustCover(orEmpty(activity.getChannelId()), orEmpty(activity.getServiceUrl()));
        if (!settings.trusts(activity.getServiceUrl())) {
            throw new TeamsToken.Refused("the service URL is not one of Teams");
        }
        if (!settings.serves(TeamsInbound.tenants(activity))) {
            LOG.warn("A request of Teams came from a tenant that is not served");
            context.status(403);
            return;
        }
        InvokeResponse answer = adapter.receive(activity);
        context.status(answer.getStatus());
        if (answer.getBody() != null) {
            // Javalin would copy a result through a buffer of 8 kB, and ask each time whether to compress it.
            context.res().setContentType("application/json; charset=utf-8");
            context.res().getOutputStream().write(TeamsJson.MAPPER.writeValueAsBytes(answer.getBody()));
        }
    }

    private static Activity activity(byte[] body) throws IOException {
        Activity activity = ACTIVITIES.readValue(body);
        if (activity == null || activity.getType() == null) {
            throw new TeamsInbound.Unreadable("The activity has no type");
        }
        if (activity.getId() == null) {
            // The same when it is delivered again, as an id has to be.
            activity.setId(UUID.nameUUIDFromBytes(body).toString());
        }
        return activity;
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
