package org.entrain.core.credentials;

import java.util.Optional;

/**
 * A credential that its person shows to anybody.
 *
 * @param picture what the achievement's picture is found by: {@link Exhibits#picture}
 * @param issuer the organisation's name
 * @param evidence what was done, in a sentence
 * @param person whose it is, where they show that too
 * @param reason why it was revoked, where it was
 */
public record Exhibit(
        Credential credential,
        Achievement achievement,
        String picture,
        String issuer,
        Optional<String> evidence,
        Optional<String> person,
        Optional<String> reason) {

    /** Its picture with the credential in it. */
    public byte[] png(Signed signed) {
        return BakedPng.bake(achievement.png(), signed.jwt());
    }

    /** Its picture with the credential in it. */
    public String svg(Signed signed) {
        return BakedSvg.bake(achievement.svg(), signed.jwt());
    }
}
