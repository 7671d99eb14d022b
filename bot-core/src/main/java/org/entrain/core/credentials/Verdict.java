package org.entrain.core.credentials;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What can be said of something that was handed over to be verified. */
public sealed interface Verdict {
    /**
     * What a credential says that we signed.
     *
     * @param name of the achievement
     * @param issuer the organisation's name
     */
    record Facts(UUID id, String name, String issuer, Instant validFrom, Optional<Instant> validUntil) {}

    /** We signed it, and it counts. */
    record Valid(Facts facts) implements Verdict {}

    /** We signed it, and its time is over. */
    record Lapsed(Facts facts) implements Verdict {}

    /** We signed it, and it was taken back. */
    record Revoked(Facts facts) implements Verdict {}

    /** It says that we signed it, and we did not sign it as it is. */
    record Tampered() implements Verdict {}

    /** It is a credential, and somebody else's. */
    record NotOurs() implements Verdict {}

    /** Nothing was handed over. */
    record Empty() implements Verdict {}

    /** It is larger than a badge is. */
    record TooLarge() implements Verdict {}

    /** There is no credential in it that could be read. */
    record NoCredential() implements Verdict {}

    /** It is compressed, as no badge may be. */
    record Compressed() implements Verdict {}

    /** It is a drawing that would do something. */
    record Script() implements Verdict {}
}
