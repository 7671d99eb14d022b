package org.entrain.benchmarks;

/**
 * What was wished for, and what came of it in this run.
 *
 * @param wish in words
 * @param measured in words, with the figures
 */
record Goal(String wish, String measured, boolean met) {}
