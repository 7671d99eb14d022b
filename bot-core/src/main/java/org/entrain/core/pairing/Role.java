package org.entrain.core.pairing;

/** As what somebody takes part. */
enum Role {
    /** Like everybody else, in all programmes but mentoring. */
    EQUAL,
    MENTOR,
    MENTEE
}
