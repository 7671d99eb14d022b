package org.entrain.core.chat;

/**
 * One of the things that can be chosen.
 *
 * @param value what comes back; no line break
 * @param label what is read
 */
public record Option(String value, String label) {}
