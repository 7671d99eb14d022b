package org.entrain.playground;

import java.time.Instant;

/** The last thing that a platform refused: shown to the developer. */
record Problem(Instant at, String platform, String text) {}
