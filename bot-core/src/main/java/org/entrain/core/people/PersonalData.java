package org.entrain.core.people;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.database.Transaction;

/**
 * What one part of Entrain holds about people. Whoever keeps a table with a person in it says here what stands there,
 * how it is erased, and what becomes of it when two people turn out to be one; a test finds the table that nobody speaks
 * for.
 */
public interface PersonalData {
    /** The tables it speaks for. */
    List<String> tables();

    /**
     * What is held about somebody, to be handed to them: rows by a heading in plain English, each with the names of its
     * columns. Whatever it holds of others is left out.
     */
    Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person);

    /**
     * Erases what tells who somebody is or what they wrote. Facts that a group's figures stand on may stay under the id,
     * which then belongs to nobody.
     */
    void forget(Transaction tx, UUID person, Instant at);

    /** Gives what {@code from} has to {@code into}, who is the same person; where both have it, the older stands. */
    void merge(Transaction tx, UUID from, UUID into);

    /** What a query of a {@code :person} finds, for {@link #held}. */
    static List<Map<String, Object>> rows(Transaction tx, UUID person, String sql) {
        return tx.handle().createQuery(sql).bind("person", person).mapToMap().list();
    }

    /** Does what a statement says of a {@code :person}, for {@link #forget}. */
    static void change(Transaction tx, UUID person, String sql) {
        tx.handle().createUpdate(sql).bind("person", person).execute();
    }

    /** Does what a statement says of {@code :from} and {@code :into}, for {@link #merge}. */
    static void change(Transaction tx, UUID from, UUID into, String sql) {
        tx.handle().createUpdate(sql).bind("from", from).bind("into", into).execute();
    }
}
