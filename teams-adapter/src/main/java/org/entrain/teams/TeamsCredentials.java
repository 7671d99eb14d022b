package org.entrain.teams;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * The bot's own token for the connector: OAuth 2.0 client credentials (RFC 6749, 4.4). One caller fetches while the
 * others wait for the same answer; a token is renewed five minutes before it ends.
 */
final class TeamsCredentials {
    private static final String SCOPE = "https://api.botframework.com/.default";
    private static final Duration EARLY = Duration.ofMinutes(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient http;
    private final TeamsSettings settings;
    private final InstantSource clock;
    private final AtomicReference<CompletableFuture<Token>> latest =
            new AtomicReference<>(CompletableFuture.completedFuture(new Token("", Instant.MIN)));

    TeamsCredentials(HttpClient http, TeamsSettings settings, InstantSource clock) {
        this.http = http;
        this.settings = settings;
        this.clock = clock;
    }

    /** The token; throws {@link IOException} where it cannot be had now. */
    String token() throws IOException {
        CompletableFuture<Token> known = latest.get();
        if (known.isDone() && (known.isCompletedExceptionally() || isOld(known.join()))) {
            var fresh = new CompletableFuture<Token>();
            if (latest.compareAndSet(known, fresh)) {
                fetchInto(fresh);
            }
        }
        try {
            return latest.get().join().value;
        } catch (CompletionException e) {
            throw new IOException("There is no token for Teams", e.getCause());
        }
    }

    /** Has the next call fetch a new token: the connector did not take {@code refused}. */
    void forget(String refused) {
        CompletableFuture<Token> known = latest.get();
        if (known.isDone()
                && !known.isCompletedExceptionally()
                && known.join().value.equals(refused)) {
            latest.compareAndSet(known, CompletableFuture.completedFuture(new Token("", Instant.MIN)));
        }
    }

    private boolean isOld(Token token) {
        return !clock.instant().isBefore(token.renew);
    }

    private void fetchInto(CompletableFuture<Token> result) {
        try {
            result.complete(fetched());
        } catch (IOException | RuntimeException e) {
            result.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            result.completeExceptionally(e);
        } finally {
            // Where an Error flies past, nobody may be left waiting for this fetch.
            result.completeExceptionally(new IOException("The fetch was broken off"));
        }
    }

    private Token fetched() throws IOException, InterruptedException {
        String form = Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        settings.appId(),
                        "client_secret",
                        settings.password(),
                        "scope",
                        SCOPE)
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        URI uri = URI.create(settings.loginUrl() + "/" + settings.tokenTenant() + "/oauth2/v2.0/token");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        JsonNode answer = TeamsJson.MAPPER.readTree(response.body());
        if (response.statusCode() != 200 || !answer.path("access_token").isTextual()) {
            throw new IOException("HTTP %d (%s) from the token service"
                    .formatted(response.statusCode(), answer.path("error").asText("no error named")));
        }
        Duration life = Duration.ofSeconds(answer.path("expires_in").asLong());
        return new Token(
                answer.path("access_token").textValue(),
                clock.instant().plus(life).minus(EARLY));
    }

    private record Token(String value, Instant renew) {}
}
