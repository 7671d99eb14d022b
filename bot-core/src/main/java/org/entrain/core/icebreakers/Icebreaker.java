package org.entrain.core.icebreakers;

/**
 * A question that gets people talking.
 *
 * @param key names it in every language, for ever
 * @param text the question in one language
 */
public record Icebreaker(String key, String text) {}
