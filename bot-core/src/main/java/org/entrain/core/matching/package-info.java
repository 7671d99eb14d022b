/**
 * The best possible groups of a few people each: who meets whom, without anybody left out, without a repeat before all others
 * were met. Pure: people are numbers here, and nothing is known of chats or tables.
 */
@NullMarked
package org.entrain.core.matching;

import org.jspecify.annotations.NullMarked;
