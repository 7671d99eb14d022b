package org.entrain.core.outbox;

import java.time.Instant;
import org.entrain.core.chat.Place;

/**
 * A letter that a platform refused for good, or that was given up.
 *
 * @param stamp what it was: see {@link Outbox}
 * @param place where it should have gone
 * @param why what of it concerns others than the letter
 * @param at when it was settled, by the real time
 */
public record RefusedLetter(String stamp, Place place, Delivery.Why why, Instant at) {}
