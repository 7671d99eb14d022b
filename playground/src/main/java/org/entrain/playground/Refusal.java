package org.entrain.playground;

/** Something that the page asked for and that cannot be done. Its message is a key of the playground's texts. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Object[] arguments;

    Refusal(String key, Object... arguments) {
        super(key);
        this.arguments = arguments.clone();
    }

    Object[] arguments() {
        return arguments.clone();
    }
}
