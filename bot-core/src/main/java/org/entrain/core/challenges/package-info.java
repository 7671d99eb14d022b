/** Challenges: a goal, a few steps and an end, alone, in teams or all together. */
@NullMarked
package org.entrain.core.challenges;

import org.jspecify.annotations.NullMarked;
