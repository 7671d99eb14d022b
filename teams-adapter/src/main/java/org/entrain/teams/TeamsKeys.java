package org.entrain.teams;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that the platform signs with, fetched when first needed and then once a day. One request fetches; those that
 * come meanwhile wait for it if they must, and hold no lock.
 */
final class TeamsKeys {
    private static final Logger LOG = LoggerFactory.getLogger(TeamsKeys.class);
    private static final Duration MAX_AGE = Duration.ofHours(24);
    /** How soon an unknown key is worth another look: anybody can name one. */
    private static final Duration UNKNOWN_KEY_AGE = Duration.ofMinutes(5);
    /** How soon a failed fetch is tried again. */
    private static final Duration FAILED_AGE = Duration.ofSeconds(10);

    private final HttpClient http;
    private final URI metadata;
    private final Duration timeout;
    private final AtomicReference<Fetch> latest =
            new AtomicReference<>(new Fetch(Instant.MIN, CompletableFuture.completedFuture(new Keys(Map.of(), false))));

    /** Fetches from {@code metadataUrl}, and waits {@code timeout} for each of the two answers. */
    TeamsKeys(HttpClient http, String metadataUrl, Duration timeout) {
        this.http = http;
        this.metadata = URI.create(metadataUrl);
        this.timeout = timeout;
    }

    /** The key of this id; throws {@link Unavailable} where no key could ever be fetched. */
    Optional<Key> find(String id, Instant now) {
        Keys keys = current(now, MAX_AGE);
        if (!keys.byId.containsKey(id)) {
            keys = current(now, UNKNOWN_KEY_AGE);
        }
        if (keys.byId.isEmpty()) {
            throw new Unavailable();
        }
        return Optional.ofNullable(keys.byId.get(id));
    }

    private Keys current(Instant now, Duration maxAge) {
        Fetch fetch = latest.get();
        if (!fetch.isOlderThan(maxAge, now)) {
            return fetch.keys.join();
        }
        Fetch fresh = new Fetch(now, new CompletableFuture<>());
        if (latest.compareAndSet(fetch, fresh)) {
            Keys before = fetch.keys.join();
            try {
                fresh.keys.complete(fetched(before));
            } finally {
                // Where an Error flies past, nobody may be left waiting for this fetch.
                fresh.keys.complete(new Keys(before.byId, true));
            }
        }
        return latest.get().keys.join();
    }

    private Keys fetched(Keys before) {
        try {
            JsonNode description = get(metadata);
            JsonNode set = get(URI.create(description.path("jwks_uri").asText()));
            var byId = new HashMap<String, Key>();
            for (JsonNode key : set.path("keys")) {
                if ("RSA".equals(key.path("kty").asText("RSA"))) {
                    byId.put(key.path("kid").asText(), key(key));
                }
            }
            return new Keys(Map.copyOf(byId), false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Keys(before.byId, true);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            LOG.warn("The keys of Teams cannot be fetched from {}", metadata, e);
            return new Keys(before.byId, true);
        }
    }

    private JsonNode get(URI uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(timeout).build();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("HTTP " + response.statusCode() + " from " + uri);
        }
        return TeamsJson.MAPPER.readTree(response.body());
    }

    private static Key key(JsonNode json) throws GeneralSecurityException {
        var spec = new RSAPublicKeySpec(number(json.path("n")), number(json.path("e")));
        var endorsements = new HashSet<String>();
        json.path("endorsements").forEach(endorsement -> endorsements.add(endorsement.asText()));
        return new Key(KeyFactory.getInstance("RSA").generatePublic(spec), endorsements);
    }

    private static BigInteger number(JsonNode base64) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64.asText()));
    }

    /** A key, and the channels that it may speak for. */
    record Key(PublicKey publicKey, Set<String> endorsements) {
        Key {
            endorsements = Set.copyOf(endorsements);
        }
    }

    private record Keys(Map<String, Key> byId, boolean failed) {}

    private record Fetch(Instant at, CompletableFuture<Keys> keys) {
        boolean isOlderThan(Duration maxAge, Instant now) {
            if (at.equals(Instant.MIN)) {
                return true;
            }
            Duration age = Duration.between(at, now);
            boolean failed = keys.isDone() && keys.join().failed;
            return age.compareTo(failed ? FAILED_AGE : maxAge) > 0;
        }
    }

    /** The platform's keys cannot be had, so nobody can be believed now. */
    static final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unavailable() {
            super("The keys of Teams are not available");
        }
    }
}
