/**
 * What the real platforms refuse, so that the playground refuses it too: Block Kit and Adaptive Cards, checked as pure
 * functions on JSON.
 */
@NullMarked
package org.entrain.playground.rules;

import org.jspecify.annotations.NullMarked;
