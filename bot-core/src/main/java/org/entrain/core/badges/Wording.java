package org.entrain.core.badges;

/**
 * What a badge says of itself in one language.
 *
 * @param name a few words
 * @param description what somebody who has it can do or did, in one sentence
 * @param criteria what has to be done for it, in words
 */
record Wording(String name, String description, String criteria) {
    static final int LONGEST_NAME = 40;
    static final int LONGEST = 300;
}
