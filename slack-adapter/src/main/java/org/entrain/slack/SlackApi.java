package org.entrain.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.util.http.SlackHttpClient;
import java.io.IOException;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Slack's Web API, with one HTTP client for the whole process. */
final class SlackApi implements AutoCloseable {
    /**
     * Slack wants an acknowledgement within three seconds ("Acknowledging requests"), and a trigger lives as long: a
     * profile, a form and what the door does have to fit into that together.
     */
    static final Duration HASTY = Duration.ofMillis(800);

    static final Duration INLINE = Duration.ofMillis(1_500);

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private final OkHttpClient http;
    private final Slack slack;
    private final MethodsClient patient;
    private final MethodsClient inline;
    private final MethodsClient hasty;

    SlackApi(SlackSettings settings) {
        var config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(settings.apiUrl());
        // Without it the SDK keeps a thread that counts the calls of a client that is not used here.
        config.setStatsEnabled(false);
        // That forgets one of its four parts.
        config.getSCIM2Config().getMetricsDatastore().setStatsEnabled(false);
        this.http = SlackWire.client(config);
        this.slack = slack(config, http);
        this.patient = slack.methods(settings.botToken());
        this.inline = slack(config, within(INLINE)).methods(settings.botToken());
        this.hasty = slack(config, within(HASTY)).methods(settings.botToken());
    }

    private static Slack slack(SlackConfig config, OkHttpClient http) {
        var client = new SlackHttpClient(http);
        client.setConfig(config);
        return Slack.getInstance(config, client);
    }

    /** The SDK's entry, for Bolt. */
    Slack slack() {
        return slack;
    }

    /** Calls that nobody waits for. */
    MethodsClient patient() {
        return patient;
    }

    /** Calls before a form opens: {@link #INLINE} at most. */
    MethodsClient inline() {
        return inline;
    }

    /** Calls before a person's words are handled: {@link #HASTY} at most. */
    MethodsClient hasty() {
        return hasty;
    }

    /** The same HTTP client with another patience. */
    OkHttpClient within(Duration timeout) {
        return http.newBuilder().callTimeout(timeout).build();
    }

    /** Posts to a response URL, and returns the HTTP status. */
    int respond(String responseUrl, ObjectNode message) throws IOException {
        var request = new Request.Builder()
                .url(responseUrl)
                .post(RequestBody.create(Json.bytes(message), JSON))
                .build();
        try (Response response = http.newCall(request).execute()) {
            return response.code();
        }
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
