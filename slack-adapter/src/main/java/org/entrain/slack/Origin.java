package org.entrain.slack;

import java.util.Optional;
import org.entrain.core.chat.Place;

/** Where an answer can go: what Slack lets a bot do depends on what it answers to. */
sealed interface Origin {
    /** {@code /entrain ...}: answered in the HTTP response, or by a form within three seconds. */
    record SlashCommand(String trigger, String words) implements Origin {}

    /** A mention or a private message: answered by messages. */
    record Said(Place place, String user, Optional<String> thread, String words) implements Origin {}

    /**
     * A press on a message: answered through its response URL.
     *
     * @param ownMessage whether only the person sees the message that was pressed
     */
    record MessagePress(String responseUrl, String trigger, Place place, boolean ownMessage) implements Origin {}

    /** A press in a window: answered in the window. */
    record WindowPress(String view, Place place) implements Origin {}

    /** A press on the home page: answered by a window, or by a new page. */
    record HomePress(String user, String trigger, Place place) implements Origin {}

    /** A form sent: answered in its window. */
    record FormSent(Place place) implements Origin {}

    /** The home page opened: answered by the page. */
    record Home(String user) implements Origin {}

    /** Something to which nobody waits for an answer. */
    record Fact() implements Origin {}
}
