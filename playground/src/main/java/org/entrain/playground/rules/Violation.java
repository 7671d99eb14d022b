package org.entrain.playground.rules;

/**
 * Something that the real platform would refuse.
 *
 * @param pointer where, as a JSON pointer (RFC 6901) into the payload; empty for the whole
 * @param text what is wrong, one sentence
 */
public record Violation(String pointer, String text) {
    @Override
    public String toString() {
        return pointer + ": " + text;
    }
}
