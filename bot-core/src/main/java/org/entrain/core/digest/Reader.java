package org.entrain.core.digest;

import java.time.ZoneId;
import java.util.UUID;

/** Somebody who gets digests, and by whose clock. */
record Reader(UUID person, UUID organisation, ZoneId zone) {}
