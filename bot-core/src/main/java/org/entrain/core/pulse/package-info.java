/** Check-ins: one question, answered by a press on five steps, by people whom nobody can find out. */
@NullMarked
package org.entrain.core.pulse;

import org.jspecify.annotations.NullMarked;
