package org.entrain.core.outbox;

/** Hands out letters to senders and records what became of them. */
public final class Leases {}
