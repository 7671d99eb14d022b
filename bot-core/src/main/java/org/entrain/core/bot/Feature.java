package org.entrain.core.bot;

/** Something Entrain can do. It says once, at start, which commands, presses and forms are its own. */
public interface Feature {
    /** Claims what is the feature's own. */
    void register(Routes routes);
}
