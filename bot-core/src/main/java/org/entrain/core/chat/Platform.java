package org.entrain.core.chat;

/**
 * A chat product, by the name its adapter gives itself, such as {@code slack}. The core never asks which one it is.
 *
 * @param name lower-case letters, stable for ever: it is stored with every account and channel
 */
public record Platform(String name) {
    public Platform {
        if (!name.matches("[a-z]+")) {
            throw new IllegalArgumentException("A platform's name is lower-case letters, not: " + name);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
