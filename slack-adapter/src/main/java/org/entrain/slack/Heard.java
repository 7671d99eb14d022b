package org.entrain.slack;

import org.entrain.core.chat.Interaction;

/** Something that happened in Slack, and where its answer can go. */
record Heard(Interaction interaction, Origin origin) {}
