package org.entrain.core.text;

import java.util.Locale;

/** A language that Entrain speaks. Every text exists in all of them. */
public enum Language {
    /** English. */
    EN(Locale.UK),
    /** French. */
    FR(Locale.FRANCE);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** The language that serves {@code locale} best: its own where we speak it, else English. */
    public static Language of(Locale locale) {
        return locale.getLanguage().equals("fr") ? FR : EN;
    }

    /** How numbers and dates are written in it. */
    public Locale locale() {
        return locale;
    }

    /** Its two letters, as in the names of the text files. */
    public String code() {
        return locale.getLanguage();
    }
}
