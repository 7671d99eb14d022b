package org.entrain.core.pairing;

/** What somebody says to an {@link Ask}. */
enum Answer {
    YES,
    NOT_YET,
    NO
}
