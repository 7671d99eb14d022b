package org.entrain.core.questions;

import java.net.URI;

/**
 * A picture with the words that stand for it.
 *
 * @param at its address: {@code https}, or {@code picture:} followed by the SHA-256, in hexadecimal, of one that Entrain keeps
 * @param alternative what it shows, for who does not see it; not blank
 */
public record Picture(URI at, String alternative) {
    /** Of a picture that Entrain keeps. */
    public static final String KEPT = "picture";

    /** Throws {@link IllegalArgumentException} where the address is of another kind or there are no words. */
    public Picture {
        Checks.notBlank("picture", alternative);
        boolean kept = KEPT.equals(at.getScheme()) && at.getSchemeSpecificPart().matches("[0-9a-f]{64}");
        if (!kept && !("https".equals(at.getScheme()) && at.getHost() != null)) {
            throw new IllegalArgumentException("Not the address of a picture");
        }
    }

    /** A picture that Entrain keeps under this SHA-256. */
    public static Picture kept(String sha256, String alternative) {
        return new Picture(URI.create(KEPT + ":" + sha256), alternative);
    }
}
