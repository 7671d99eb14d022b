package org.entrain.core.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.entrain.core.database.Json;

/**
 * A credential as a JSON Web Token (RFC 7519) by Open Badges 3.0, section 8.2.4: RS256, the credential itself as its
 * claims, and no header but three.
 *
 * @param kid where its key is said to be
 * @param claims the credential, and what tokens say besides
 * @param signed what is signed
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record Token(String kid, ObjectNode claims, byte[] signed, byte[] signature) {
    private static final int PARTS = 3;

    /** Signs a credential. */
    static String signed(ObjectNode credential, SigningKey key, URI kid) {
        ObjectNode claims = credential.deepCopy();
        claims.put("iss", credential.path("issuer").path("id").asText())
                .put("jti", credential.path("id").asText())
                .put("sub", credential.path("credentialSubject").path("id").asText())
                .put("nbf", seconds(credential.path("validFrom")));
        if (credential.has("validUntil")) {
            claims.put("exp", seconds(credential.path("validUntil")));
        }
        ObjectNode header = Json.MAPPER.createObjectNode();
        header.put("alg", "RS256").put("kid", kid.toString()).put("typ", "JWT");
        String text = part(header) + "." + part(claims);
        byte[] signature = key.sign(text.getBytes(StandardCharsets.US_ASCII));
        return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    /** Reads a token of this kind; empty where it is none. Nothing is said yet of who signed it. */
    static Optional<Token> read(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            Base64.Decoder decoder = Base64.getUrlDecoder();
            JsonNode header = Untrusted.json(new String(decoder.decode(parts[0]), StandardCharsets.UTF_8));
            ObjectNode claims = Untrusted.json(new String(decoder.decode(parts[1]), StandardCharsets.UTF_8));
            return header.path("alg").asText().equals("RS256")
                    ? Optional.of(new Token(
                            header.path("kid").asText(),
                            claims,
                            (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII),
                            decoder.decode(parts[2])))
                    : Optional.empty();
        } catch (IllegalArgumentException expected) {
            return Optional.empty();
        }
    }

    private static long seconds(JsonNode moment) {
        return Instant.parse(moment.asText()).getEpochSecond();
    }

    private static String part(ObjectNode node) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(node.toString().getBytes(StandardCharsets.UTF_8));
    }
}
