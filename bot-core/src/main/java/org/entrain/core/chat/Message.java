package org.entrain.core.chat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A message as data; each platform draws it.
 *
 * @param blocks what it shows, from top to bottom; never empty
 * @param personalView what a person's own view of a shared message is asked with, on platforms that can show each
 *     reader a view of their own; handled like a press
 */
public record Message(List<Block> blocks, Optional<Action> personalView) {
    public Message {
        blocks = List.copyOf(blocks);
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("A message shows something");
        }
    }

    /** A message of these blocks. */
    public static Message of(Block... blocks) {
        return of(List.of(blocks));
    }

    /** A message of these blocks. */
    public static Message of(List<Block> blocks) {
        return new Message(blocks, Optional.empty());
    }

    /** A message that is one paragraph. */
    public static Message of(Words words) {
        return of(new Block.Text(words));
    }

    /** All that a reader would read, as plain lines: for notifications, screen readers and logs of tests. */
    public String plain() {
        return blocks.stream().map(Block::plain).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
