package org.entrain.core.outbox;

/** A leased letter, and what became of it. */
public record Settled(Lease lease, Delivery delivery) {}
