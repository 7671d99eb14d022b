package org.entrain.core.chat;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Something that happened on a platform, verified and translated by its adapter. Handed to {@link Door#handle}.
 */
public sealed interface Interaction {
    /** The platform's id of this delivery, unique within the workspace's platform and the same when it is sent again. */
    String delivery();

    /** Where it happened. */
    Workspace workspace();

    /** When it reached the program. */
    Instant at();

    /** What one person did. */
    sealed interface ByPerson extends Interaction {
        /** Who did it. */
        Profile who();

        /** Where they did it. */
        Place place();

        @Override
        default Workspace workspace() {
            return who().account().workspace();
        }
    }

    /**
     * Words for the bot: a slash command, a mention, a private message; with the bot's name or the command's slash
     * word taken off.
     *
     * @param words what was said, trimmed; may be empty
     * @param files what was handed over with it
     */
    record Command(String delivery, Profile who, Place place, String words, List<SharedFile> files, Instant at)
            implements ByPerson {
        public Command {
            files = List.copyOf(files);
        }
    }

    /**
     * A button pressed, or an option of a {@link Block.Choice} chosen (its action then ends in one more argument, the
     * option's value).
     */
    record Press(String delivery, Profile who, Place place, Action action, Instant at) implements ByPerson {}

    /**
     * A form sent.
     *
     * @param action the form's {@link Form#onSubmit}
     * @param values what was entered, by field id; a field left empty is absent
     * @param chosen whom the fields for people name, as the platform tells of them; without those it tells nothing of
     */
    record Submission(
            String delivery,
            Profile who,
            Place place,
            Action action,
            Map<String, List<String>> values,
            List<Profile> chosen,
            Instant at)
            implements ByPerson {
        public Submission {
            values = Map.copyOf(values);
            chosen = List.copyOf(chosen);
        }

        /** A form in which nobody was chosen. */
        public Submission(
                String delivery,
                Profile who,
                Place place,
                Action action,
                Map<String, List<String>> values,
                Instant at) {
            this(delivery, who, place, action, values, List.of(), at);
        }

        /** The one value of a field, or the empty string. */
        public String value(String field) {
            return values.getOrDefault(field, List.of()).stream().findFirst().orElse("");
        }
    }

    /** Somebody opened the bot's own page on the platform. */
    record HomeOpened(String delivery, Profile who, Place place, Instant at) implements ByPerson {}

    /** The platform told more of somebody than came with what they did, or that it changed; they did nothing. */
    record ProfileChanged(String delivery, Profile who, Place place, Instant at) implements ByPerson {}

    /** Somebody, not the bot itself, came into a channel. */
    record Joined(String delivery, Profile who, Place place, Instant at) implements ByPerson {}

    /** Somebody, not the bot itself, left a channel. */
    record Left(String delivery, Profile who, Place place, Instant at) implements ByPerson {}

    /** What became of a channel, or of the bot in it; whoever caused it is not told. */
    sealed interface OfChannel extends Interaction {
        /** The channel. */
        Place place();

        @Override
        default Workspace workspace() {
            return place().workspace();
        }
    }

    /**
     * The channel's name is now known, or has changed; or who may see that the channel exists.
     *
     * @param name as people of the platform read it, without a sign before it; never empty
     * @param open whether everybody in the workspace may see that the channel exists
     */
    record ChannelNamed(String delivery, Place place, String name, boolean open, Instant at) implements OfChannel {}

    /** The channel was archived or deleted: nobody can write there. */
    record ChannelClosed(String delivery, Place place, Instant at) implements OfChannel {}

    /** The channel was brought back from the archive. */
    record ChannelReopened(String delivery, Place place, Instant at) implements OfChannel {}

    /** The bot came into the channel. Its name follows in a {@link ChannelNamed}, as soon as the platform tells it. */
    record BotJoined(String delivery, Place place, Instant at) implements OfChannel {}

    /** The bot was taken out of the channel. */
    record BotLeft(String delivery, Place place, Instant at) implements OfChannel {}

    /** The app was added to a workspace. */
    record Installed(String delivery, Workspace workspace, Instant at) implements Interaction {}

    /**
     * What the platform calls a workspace is now known, or has changed.
     *
     * @param name as people of the platform read it; never blank
     */
    record WorkspaceNamed(String delivery, Workspace workspace, String name, Instant at) implements Interaction {}

    /** The app was taken out of a workspace. */
    record Uninstalled(String delivery, Workspace workspace, Instant at) implements Interaction {}
}
