package org.entrain.core.formats;

import java.util.List;

/**
 * A file of questions, written.
 *
 * @param ending of its name, without the dot
 * @param losses what the format cannot hold, with the number of the question, from 1, as its line
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
public record Exported(byte[] content, String mediaType, String ending, List<Problem> losses) {
    public Exported {
        losses = List.copyOf(losses);
    }
}
