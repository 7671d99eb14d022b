package org.entrain.core.roster;

import org.entrain.core.chat.Words;
import org.entrain.core.text.Texts;

/**
 * Why a line of a list cannot be taken.
 *
 * @param line from 1
 * @param what is wrong: the end of its text's key
 * @param value what it is wrong about, as it stands in the list
 */
record Problem(int line, String what, String value) {
    /** Enough to find it by, in characters. */
    private static final int LONGEST_ECHO = 60;

    Words say(Texts texts) {
        String echo = value.length() > LONGEST_ECHO ? value.substring(0, LONGEST_ECHO) + "..." : value;
        return texts.words("problem." + what, line, echo);
    }
}
