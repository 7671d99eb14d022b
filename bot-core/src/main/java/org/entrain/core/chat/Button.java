package org.entrain.core.chat;

/**
 * A button.
 *
 * @param label what is read on it
 * @param action what it means
 * @param look how it stands out
 * @param opensForm whether the press may be answered with {@link Reply.Open}; a platform may have to know beforehand
 */
public record Button(String label, Action action, Look look, boolean opensForm) {
    /** How a button stands out from the others. */
    public enum Look {
        /** Like the others. */
        PLAIN,
        /** The one most people will want. */
        PRIMARY,
        /** Something is lost by it. */
        DANGER
    }

    /** A plain button. */
    public static Button of(String label, Action action) {
        return new Button(label, action, Look.PLAIN, false);
    }

    /** The button that most people will want. */
    public static Button primary(String label, Action action) {
        return new Button(label, action, Look.PRIMARY, false);
    }

    /** A plain button whose press is answered with a form. */
    public static Button opening(String label, Action action) {
        return new Button(label, action, Look.PLAIN, true);
    }
}
