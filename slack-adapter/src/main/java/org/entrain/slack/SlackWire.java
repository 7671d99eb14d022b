package org.entrain.slack;

import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * The HTTP client for Slack. It tells a request that never left from one whose fate nobody knows, never repeats a request
 * by itself (posting a message twice is worse than not at all), and follows no redirect (which could carry the token
 * elsewhere).
 */
final class SlackWire {
    /** The request certainly did not reach Slack. */
    static final class NeverLeft extends IOException {
        NeverLeft(IOException cause) {
            super(cause);
        }
    }

    private record Departure(AtomicBoolean left) {}

    /** One for each answer that may be under way: by default five stay open, and a busy moment opens a new one for each. */
    private static final int OPEN_CONNECTIONS = AfterCommit.AT_ONCE;

    private SlackWire() {}

    static OkHttpClient client(SlackConfig config) {
        return SlackHttpClient.buildOkHttpClient(config)
                .newBuilder()
                .connectionPool(new ConnectionPool(OPEN_CONNECTIONS, 5, TimeUnit.MINUTES))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(Duration.ofSeconds(2))
                .readTimeout(Duration.ofSeconds(10))
                .callTimeout(Duration.ofSeconds(10))
                .addInterceptor(SlackWire::watched)
                .addNetworkInterceptor(SlackWire::leaving)
                .build();
    }

    /** Whether {@code failure} means that nothing reached Slack. */
    static boolean neverLeft(Throwable failure) {
        return failure instanceof NeverLeft || (failure.getCause() != null && neverLeft(failure.getCause()));
    }

    private static Response watched(Interceptor.Chain chain) throws IOException {
        var departure = new Departure(new AtomicBoolean());
        try {
            return chain.proceed(
                    chain.request().newBuilder().tag(Departure.class, departure).build());
        } catch (IOException e) {
            throw departure.left().get() ? e : new NeverLeft(e);
        }
    }

    /** Runs once a connection stands, before the first byte of the request. */
    private static Response leaving(Interceptor.Chain chain) throws IOException {
        Departure departure = chain.request().tag(Departure.class);
        if (departure != null) {
            departure.left().set(true);
        }
        return chain.proceed(chain.request());
    }
}
