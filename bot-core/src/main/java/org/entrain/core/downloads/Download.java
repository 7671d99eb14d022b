package org.entrain.core.downloads;

/**
 * A file that waits for whoever has its link.
 *
 * @param name plain letters, such as {@code entrain-my-data.json}
 * @param type such as {@code application/json}
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record Download(String name, String type, byte[] content) {}
