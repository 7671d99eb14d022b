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
    private static final Logger LOG = LoggerFactory.getLogger(SlackFiles.class);
    /** Together with everything else it has to fit into the three seconds of an acknowledgement. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int AT_MOST = 3;

    private final OkHttpClient http;
    private final String token;
    private final HttpUrl api;

    SlackFiles(SlackApi api, SlackSettings settings) {
        this.http = api.within(PATIENCE);
        this.token = settings.botToken();
        this.api = HttpUrl.get(settings.apiUrl());
    }

    /** The files of a message, without those that are too big or cannot be had. */
    List<SharedFile> fetch(JsonNode files) {
        var fetched = new ArrayList<SharedFile>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (JsonNode file : files) {
            long left = deadline - System.nanoTime();
            if (fetched.size() < AT_MOST && left > 0) {
                fetchOne(file, left).ifPresent(fetched::add);
            }
        }
        return fetched;
    }

    private Optional<SharedFile> fetchOne(JsonNode file, long nanos) {
        Optional<HttpUrl> url =
                Json.text(file, "url_private").map(HttpUrl::parse).filter(this::isSlack);
        if (url.isEmpty() || file.path("size").asLong() > SharedFile.MAX_BYTES) {
            LOG.info("A file is left out: it is too big, or not at Slack");
            return Optional.empty();
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
                return Optional.empty();
            }
            byte[] content = body.byteStream().readNBytes(SharedFile.MAX_BYTES + 1);
            return content.length > SharedFile.MAX_BYTES
                    ? Optional.empty()
                    : Optional.of(new SharedFile(Json.text(file, "name").orElse("file"), content));
        } catch (IOException e) {
            LOG.warn("A file cannot be fetched from Slack", e);
            return Optional.empty();
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
