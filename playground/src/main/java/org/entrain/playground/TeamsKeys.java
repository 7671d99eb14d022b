package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/**
 * The key with which the local Teams signs, made anew by each program, and its tokens
 * (<a href="https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication">
 * Bot Connector authentication</a>).
 */
final class TeamsKeys {
    private static final String ISSUER = "https://api.botframework.com";
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final PlaygroundSettings settings;
    private final Clockwork clockwork;
    private final String keyId = UUID.randomUUID().toString();

    TeamsKeys(PlaygroundSettings settings, Clockwork clockwork) {
        this.settings = settings;
        this.clockwork = clockwork;
    }

    /** Made when it is first needed and once for all playgrounds of this program: making one takes a second or more. */
    private static final class Pair {
        static final KeyPair MADE = make();

        private static KeyPair make() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("This Java cannot make RSA keys", e);
            }
        }
    }

    /** A token that says that a request is from Teams. */
    String token() {
        long now = clockwork.now().getEpochSecond();
        ObjectNode header = Json.object()
                .put("alg", "RS256")
                .put("typ", "JWT")
                .put("kid", keyId)
                .put("x5t", keyId);
        ObjectNode claims = Json.object()
                .put("serviceurl", settings.teamsService().toString())
                .put("nbf", now)
                .put("exp", now + LIFE.toSeconds())
                .put("iat", now)
                .put("iss", ISSUER)
                .put("aud", settings.teamsAppId());
        String signed = part(header) + "." + part(claims);
        return signed + "." + URL.encodeToString(sign(signed));
    }

    private static String part(JsonNode json) {
        return URL.encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private byte[] sign(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(Pair.MADE.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot sign with SHA256withRSA", e);
        }
    }

    /** The OpenID metadata, which says where the keys are. */
    ObjectNode metadata() {
        ObjectNode metadata = Json.object()
                .put("issuer", ISSUER)
                .put("authorization_endpoint", "https://invalid.botframework.com")
                .put("jwks_uri", settings.teamsOpenId() + "/keys");
        metadata.putArray("id_token_signing_alg_values_supported").add("RS256");
        metadata.putArray("token_endpoint_auth_methods_supported").add("private_key_jwt");
        return metadata;
    }

    /** The keys, endorsed for Teams. */
    ObjectNode keys() {
        var key = (RSAPublicKey) Pair.MADE.getPublic();
        ObjectNode keys = Json.object();
        ObjectNode first = keys.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("kid", keyId)
                .put("x5t", keyId)
                .put("n", unsigned(key.getModulus()))
                .put("e", unsigned(key.getPublicExponent()));
        first.putArray("endorsements").add("msteams");
        return keys;
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return URL.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }
}
