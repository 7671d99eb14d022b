package org.entrain.core.questions;

/**
 * A question of a file.
 *
 * @param line where it begins, counted from 1
 */
public record Numbered(int line, Question question) {}
