/** When things happen: plans by Quartz, letters by the outbox's senders. */
@NullMarked
package org.entrain.scheduler;

import org.jspecify.annotations.NullMarked;
