package org.entrain.slack;

import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Profile;

/** What somebody did in Slack, and where its answer can go. */
sealed interface Heard {
    /** Something for the door. */
    record Happened(Interaction interaction, Origin origin) implements Heard {}

    /** Words with a file that cannot be had: the person is told, and nothing else happens. */
    record FileMissing(Profile who, Origin.Said origin, SlackFiles.Missing why) implements Heard {}
}
