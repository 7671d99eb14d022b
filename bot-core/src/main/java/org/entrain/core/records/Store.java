package org.entrain.core.records;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A learning record store, as the administrator names it.
 *
 * @param endpoint below which its resources are, such as {@code https://lrs.example.org/xapi}
 * @param key the name that Entrain logs in with
 * @param secret its password
 * @param version of xAPI that is spoken, such as {@code 1.0.3}
 */
public record Store(URI endpoint, String key, String secret, String version) {
    /** What every store understands. */
    public static final String USUAL_VERSION = "1.0.3";

    /** Said of an endpoint that is none. */
    public static final String NO_ADDRESS = "XAPI_ENDPOINT is an address such as https://lrs.example.org/xapi,"
            + " with the key and the secret in XAPI_KEY and XAPI_SECRET";

    /** Throws {@link IllegalArgumentException} with a sentence that says what to mend. */
    public Store {
        if (!endpoint.toString().matches("https?://[^/?#@]+[^?#@]*")) {
            throw new IllegalArgumentException(NO_ADDRESS);
        }
        if (!version.matches("1\\.0\\.[0-3]|2\\.0\\.0")) {
            throw new IllegalArgumentException("XAPI_VERSION is 1.0.0 to 1.0.3 or 2.0.0, not: " + version);
        }
    }

    /** Where statements are told and asked for. */
    URI statements() {
        return URI.create(endpoint.toString().replaceFirst("/+$", "") + "/statements");
    }

    /** As RFC 7617 says. */
    String authorization() {
        byte[] pair = (key + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** Without what nobody may read. */
    @Override
    public String toString() {
        return endpoint + " (xAPI " + version + ")";
    }
}
