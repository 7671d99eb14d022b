package org.entrain.core.reviews;

import java.time.LocalDate;

/**
 * What somebody is asked again.
 *
 * @param version of the question, when they answered it last
 * @param learntOn their own day of the last review
 */
record Card(int version, Memory memory, LocalDate learntOn) {}
