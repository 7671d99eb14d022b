package org.entrain.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.entrain.core.chat.SharedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches what people hand to the bot. The bot's token goes with the request, so it is sent to Slack's own hosts only,
 * and never along a redirect.
 */
final class SlackFiles {
    /** What came of fetching. */
    sealed interface Shared {}

    /** All of it is here. */
    record Fetched(List<SharedFile> files) implements Shared {}

    /** Why something cannot be had. */
    enum Missing implements Shared {
        TOO_BIG,
        OUT_OF_REACH
    }

    private static final Logger LOG = LoggerFactory.getLogger(SlackFiles.class);
    /** Together with everything else it has to fit into the three seconds of an acknowledgement. */
    static final Duration PATIENCE = Duration.ofMillis(1_500);

    /** As many as Slack takes in one message. */
    private static final int AT_MOST = 10;

    private final OkHttpClient http;
    private final String token;
    private final HttpUrl api;

    SlackFiles(SlackApi api, SlackSettings settings) {
        // Fetching twice does no harm, unlike sending: a kept connection may have been closed on the other side.
        this.http =
                api.within(PATIENCE).newBuilder().retryOnConnectionFailure(true).build();
        this.token = settings.botToken();
        this.api = HttpUrl.get(settings.apiUrl());
    }

    /** All the files of a message, or why one of them cannot be had. */
    Shared fetch(JsonNode files) {
        var fetched = new ArrayList<SharedFile>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (JsonNode file : files) {
            if (fetched.size() == AT_MOST) {
                break;
            }
            switch (fetchOne(file, deadline - System.nanoTime())) {
                case Fetched(var one) -> fetched.addAll(one);
                case Missing why -> {
                    return why;
                }
            }
        }
        return new Fetched(fetched);
    }

    private Shared fetchOne(JsonNode file, long nanos) {
        if (file.path("size").asLong() > SharedFile.MAX_BYTES) {
            return Missing.TOO_BIG;
        }
        Optional<HttpUrl> url =
                Json.text(file, "url_private").map(HttpUrl::parse).filter(this::isSlack);
        if (url.isEmpty() || nanos <= 0) {
            LOG.info("A file is left out: it is not at Slack, or there is no time left");
            return Missing.OUT_OF_REACH;
        }
        var request = new Request.Builder()
                .url(url.get())
                .header("Authorization", "Bearer " + token)
                .build();
        Call call = http.newCall(request);
        call.timeout().timeout(nanos, TimeUnit.NANOSECONDS);
        try (Response response = call.execute()) {
            var body = response.body();
            if (!response.isSuccessful() || body == null) {
                LOG.warn("Slack does not hand over a file: HTTP {}", response.code());
                return Missing.OUT_OF_REACH;
            }
            byte[] content = body.byteStream().readNBytes(SharedFile.MAX_BYTES + 1);
            String name = Json.text(file, "name").orElse("file");
            return content.length > SharedFile.MAX_BYTES
                    ? Missing.TOO_BIG
                    : new Fetched(List.of(new SharedFile(name, content)));
        } catch (IOException e) {
            LOG.warn("A file cannot be fetched from Slack", e);
            return Missing.OUT_OF_REACH;
        }
    }

    private boolean isSlack(HttpUrl url) {
        boolean configured = url.host().equals(api.host())
                && url.port() == api.port()
                && url.scheme().equals(api.scheme());
        boolean slacks =
                url.isHttps() && (url.host().equals("slack.com") || url.host().endsWith(".slack.com"));
        return configured || slacks;
    }
}
