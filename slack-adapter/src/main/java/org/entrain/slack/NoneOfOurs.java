package org.entrain.slack;

/** Slack sent something that this program never made, or that nobody did: it is acknowledged, and that is all. */
final class NoneOfOurs extends RuntimeException {
    NoneOfOurs(String what) {
        super(what);
    }

    NoneOfOurs(String what, RuntimeException cause) {
        super(what, cause);
    }
}
