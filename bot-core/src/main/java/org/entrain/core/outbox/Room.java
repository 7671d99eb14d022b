package org.entrain.core.outbox;

import org.entrain.core.chat.Workspace;

/**
 * A workspace that may be written to now, locked by whoever leases its letters.
 *
 * @param level of its buckets
 * @param edits of the buckets that edits are taken from besides
 * @param editable whether messages may be edited now
 */
record Room(Workspace workspace, Level level, Level edits, boolean editable) {}
