package org.entrain.teams;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Verifies the tokens that the platform signs its requests with, by the steps of "Authenticate requests from the Bot
 * Connector service to your bot" in Microsoft's documentation of Bot Framework authentication.
 *
 * <p>Only tokens of the channel service itself are accepted. Those that the SDK takes for another bot's ("skills") are
 * not: it drops the result of the check that should tell a known bot from any other.
 */
final class TeamsTokens {
    static final String ISSUER = "https://api.botframework.com";

    /** How far two clocks may differ, as the documentation allows. */
    private static final Duration LEEWAY = Duration.ofMinutes(5);

    private static final int MAX_LENGTH = 8_192;
    private static final int MAX_CACHED = 1_000;
    private static final String SCHEME = "Bearer ";

    private final String audience;
    private final TeamsKeys keys;
    private final ConcurrentHashMap<String, TeamsToken> verified = new ConcurrentHashMap<>();

    TeamsTokens(String audience, TeamsKeys keys) {
        this.audience = audience;
        this.keys = keys;
    }

    /**
     * Verifies the {@code Authorization} header of a request.
     *
     * @throws TeamsToken.Refused when it proves nothing
     * @throws TeamsKeys.Unavailable when the platform's keys cannot be had
     */
    TeamsToken verify(Optional<String> authorization, Instant now) {
        String header = authorization.orElseThrow(() -> new TeamsToken.Refused("no Authorization header"));
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) || header.length() > MAX_LENGTH) {
            throw new TeamsToken.Refused("the Authorization header holds no bearer token");
        }
        String token = header.substring(SCHEME.length()).strip();
        String hash = sha256(token);
        TeamsToken known = verified.get(hash);
        if (known != null && now.isBefore(known.expires())) {
            return known;
        }
        TeamsToken fresh = verified(token, now);
        remember(hash, fresh, now);
        return fresh;
    }

    private TeamsToken verified(String token, Instant now) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new TeamsToken.Refused("the token is no JWT");
        }
        JsonNode header = json(parts[0]);
        if (!"RS256".equals(header.path("alg").asText())) {
            throw new TeamsToken.Refused("the token is not signed with RS256");
        }
        JsonNode claims = json(parts[1]);
        Instant expires = checked(claims, now);
        TeamsKeys.Key key = keys.find(header.path("kid").asText(), now)
                .orElseThrow(() -> new TeamsToken.Refused("the token's key is unknown"));
        if (!isSigned(key, parts)) {
            throw new TeamsToken.Refused("the signature is wrong");
        }
        return new TeamsToken(claims.path("serviceurl").asText(), key.endorsements(), expires);
    }

    private Instant checked(JsonNode claims, Instant now) {
        if (!ISSUER.equals(claims.path("iss").asText())) {
            throw new TeamsToken.Refused("the token has another issuer");
        }
        if (!claims.path("aud").isTextual()
                || !audience.equals(claims.path("aud").textValue())) {
            throw new TeamsToken.Refused("the token is for another audience");
        }
        if (!claims.path("exp").canConvertToLong() || !claims.path("nbf").canConvertToLong()) {
            throw new TeamsToken.Refused("the token has no times");
        }
        long second = now.getEpochSecond();
        long expires = claims.path("exp").longValue();
        if (second > expires + LEEWAY.toSeconds()) {
            throw new TeamsToken.Refused("the token has expired");
        }
        if (second < claims.path("nbf").longValue() - LEEWAY.toSeconds()) {
            throw new TeamsToken.Refused("the token is not valid yet");
        }
        return Instant.ofEpochSecond(
                Math.min(expires, second + Duration.ofDays(1).toSeconds()));
    }

    private static boolean isSigned(TeamsKeys.Key key, String... parts) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key.publicKey());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(decoded(parts[2]));
        } catch (GeneralSecurityException expected) {
            return false;
        }
    }

    private static JsonNode json(String part) {
        try {
            return TeamsJson.MAPPER.readTree(decoded(part));
        } catch (IOException expected) {
            throw new TeamsToken.Refused("the token is no JWT");
        }
    }

    private static byte[] decoded(String part) {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException expected) {
            throw new TeamsToken.Refused("the token is no JWT");
        }
    }

    private void remember(String hash, TeamsToken token, Instant now) {
        if (verified.size() >= MAX_CACHED) {
            verified.values().removeIf(old -> !now.isBefore(old.expires()));
        }
        if (verified.size() >= MAX_CACHED) {
            verified.clear();
        }
        verified.put(hash, token);
    }

    private static String sha256(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java knows SHA-256", e);
        }
    }
}
