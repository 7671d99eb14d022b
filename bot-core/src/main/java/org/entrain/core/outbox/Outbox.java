package org.entrain.core.outbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.database.Transaction;

/**
 * Keeps the letters: whatever the bot says that is not the direct answer to somebody. A letter is written in the
 * transaction of the fact that caused it, and posted after it by a sender (see {@link Leases}).
 *
 * <p>Its stamp says what it is and is unique for ever, so it names the organisation's own things by their ids:
 * {@code quiz/<run>/opened/<channel>}.
 */
public final class Outbox {
    private static final int LONGEST_TITLE = 80;

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<BiConsumer<Transaction, RefusedLetter>> refusals = new CopyOnWriteArrayList<>();
    private volatile Hours hours = Hours.ALWAYS;

    /** Has {@code listener} told, after the commit, that there is a letter to send. It must return at once. */
    public void onWritten(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * Has {@code listener} told of each letter that is refused for good, in the transaction that settles it. Where the
     * listener throws, the letter is not settled; it is looked at again when its lease has run out.
     */
    public void onRefused(BiConsumer<Transaction, RefusedLetter> listener) {
        refusals.add(listener);
    }

    /** Has letters in private that are late keep to the hours of whoever gets them. */
    public void keepHours(Hours kept) {
        hours = kept;
    }

    Hours hours() {
        return hours;
    }

    void tellRefused(Transaction tx, RefusedLetter letter) {
        refusals.forEach(listener -> listener.accept(tx, letter));
    }

    /**
     * Writes a letter. Where one of this stamp was written before, nothing changes, whatever became of it.
     *
     * @param due when it may be sent, by the bot's clock
     */
    public void write(Transaction tx, UUID organisation, String stamp, Place place, Message message, Instant due) {
        writeAll(tx, List.of(new Draft(organisation, stamp, place, message, due)));
    }

    /** Writes letters like {@link #write}, in one statement, however many: what several of them say travels once. */
    public void writeAll(Transaction tx, List<Draft> drafts) {
        if (drafts.isEmpty()) {
            return;
        }
        tellAfterCommit(tx, NewLetters.write(tx, drafts));
    }

    /**
     * Writes letters like {@link #write} whose addresses the database has already, however many they are.
     *
     * @param table with a row for each: {@code organisation_id, stamp, platform, workspace, channel, address} of a private
     *     conversation, {@code said} (the number of a message, from 1), {@code due} and
     *     {@code worth_until}; where {@code has_room} is false,
     *     none is written. No letter has such a stamp yet, nor is any written meanwhile
     */
    public void writeFrom(Transaction tx, String table, List<Message> messages, Urgency urgency) {
        tellAfterCommit(tx, NewLetters.writeFrom(tx, table, messages, urgency));
    }

    /**
     * Replaces what a letter says. Not sent yet, the new words are what goes out; sent, the platform's message is
     * edited at {@code due}; saying the same again changes nothing. A letter that was refused, withdrawn or lost, or
     * was never written, stays as it is.
     *
     * @param due when the edit may be made, by the bot's clock; a letter not yet sent keeps its own
     */
    public void revise(Transaction tx, String stamp, Message message, Instant due) {
        int revised = tx.handle()
                .createUpdate("""
                        UPDATE letters
                        SET message = CAST(:message AS jsonb),
                            shared_id = NULL,
                            revision = revision + 1,
                            due = CASE WHEN state = 'SENT' THEN :due ELSE due END,
                            state = 'WAITING'
                        WHERE stamp = :stamp
                          AND state IN ('WAITING', 'SENT')
                          AND said(letters) <> CAST(:message AS jsonb)
                        """)
                .bind("stamp", stamp)
                .bind("message", MessageJson.write(message))
                .bind("due", due)
                .execute();
        tellAfterCommit(tx, revised);
    }

    /**
     * Takes a letter back that no sender has touched; one that was sent, or is being sent, stays.
     *
     * @return whether it was taken back
     */
    public boolean withdraw(Transaction tx, String stamp) {
        return withdraw(tx, List.of(stamp)) > 0;
    }

    /** Takes back those of these letters that no sender has touched, like {@link #withdraw(Transaction, String)}; how many. */
    public int withdraw(Transaction tx, Collection<String> stamps) {
        return tx.handle()
                .createUpdate("""
                        UPDATE letters
                        SET state = 'WITHDRAWN', settled_at = now(), reason = 'withdrawn'
                        WHERE stamp = ANY (:stamps)
                          AND state = 'WAITING' AND sent_revision = 0 AND lease_id IS NULL AND NOT uncertain
                        """)
                .bindArray("stamps", String.class, stamps.toArray())
                .execute();
    }

    /**
     * Takes back all that waits for one account in private.
     *
     * @return how many letters were taken back
     */
    public int withdraw(Transaction tx, Account account) {
        return tx.handle()
                .createUpdate("""
                        UPDATE letters
                        SET state = 'WITHDRAWN', settled_at = now(), reason = 'withdrawn'
                        WHERE id IN (
                                SELECT id FROM letters
                                WHERE channel = :account AND platform = :platform AND workspace = :workspace
                                  AND place_kind = 'PERSONAL' AND state = 'WAITING'
                                  AND (urgency < 3 OR aside IS NOT NULL)
                                UNION ALL
                                SELECT id FROM queued(:platform, :workspace, 3) WHERE channel = :account)
                          AND state = 'WAITING' AND sent_revision = 0 AND lease_id IS NULL AND NOT uncertain
                        """)
                .bind("platform", account.workspace().platform().name())
                .bind("workspace", account.workspace().id())
                .bind("account", account.id())
                .execute();
    }

    /**
     * Has a letter sent that was refused, given up, or of which nobody knows whether it arrived; for a person to decide,
     * who has looked.
     *
     * @param due when, by the bot's clock
     * @return false, with nothing changed, for any other letter
     */
    public boolean again(Transaction tx, String stamp, Instant due) {
        int again = tx.handle()
                .createUpdate("""
                        UPDATE letters
                        SET state = 'WAITING', due = :due, worth_until = NULL, uncertain = false, attempts = 0,
                            first_tried_at = NULL, not_before = '-infinity', aside = NULL, settled_at = NULL,
                            reason = NULL, why = NULL
                        WHERE stamp = :stamp AND state IN ('REFUSED', 'UNKNOWN')
                        """)
                .bind("stamp", stamp)
                .bind("due", due)
                .execute();
        tellAfterCommit(tx, again);
        return again > 0;
    }

    /** What a stored message is about: its heading, else its first words; a line of eighty characters at most. */
    public static String title(String stored) {
        List<Block> blocks = MessageJson.read(stored).blocks();
        String words = blocks.stream()
                .filter(Block.Heading.class::isInstance)
                .findFirst()
                .or(() -> blocks.stream()
                        .filter(block -> !block.plain().isBlank())
                        .findFirst())
                .map(Block::plain)
                .orElse("");
        String line = words.lines().findFirst().orElse("").strip();
        return line.codePointCount(0, line.length()) <= LONGEST_TITLE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_TITLE - 1))
                                .strip() + "…";
    }

    /** How the platform names the message that a letter became; empty while there is none. */
    public Optional<String> reference(Transaction tx, String stamp) {
        return tx.handle()
                .createQuery("SELECT reference FROM letters WHERE stamp = :stamp AND reference IS NOT NULL")
                .bind("stamp", stamp)
                .mapTo(String.class)
                .findOne();
    }

    /** How many letters there are, by what became of them; cheap, however many there are. */
    public Counts counts(Transaction tx) {
        return OutboxCounts.of(tx);
    }

    /**
     * Deletes letters of which nothing more is to come, a thousand at most, and what no letter says any more: they can be
     * neither edited nor told from ones that were never written.
     *
     * @param before when they were settled at the latest, by the real time
     * @return how many there were
     */
    public int forget(Transaction tx, Instant before) {
        int forgotten = tx.handle().createUpdate("""
                        DELETE FROM letters WHERE id IN (
                            SELECT id FROM letters
                            WHERE state IN ('SENT', 'REFUSED', 'UNKNOWN', 'WITHDRAWN', 'STALE') AND settled_at < :before
                            LIMIT 1000
                            FOR UPDATE SKIP LOCKED)
                        """).bind("before", before).execute();
        if (forgotten == 0) {
            SharedMessages.forget(tx, before);
        }
        return forgotten;
    }

    /**
     * Forgets channels that nothing was said in for a while: their buckets are full.
     *
     * @param before when the last message was said there, by the real time
     */
    public void forgetChannels(Transaction tx, Instant before) {
        tx.handle()
                .createUpdate("DELETE FROM outbox_channels WHERE free_at < :before AND paced_until < :before")
                .bind("before", before)
                .execute();
    }

    /** When the next letter that nobody sent yet is due, by the bot's clock; it may be past. */
    public Optional<Instant> nextDue(Transaction tx) {
        return tx.handle().createQuery("""
                        SELECT next.due
                        FROM outbox_workspaces w
                        CROSS JOIN LATERAL (
                            SELECT first.due
                            FROM (VALUES (0), (1), (2), (3)) AS k (urgency)
                            CROSS JOIN LATERAL (
                                SELECT due FROM queued(w.platform, w.workspace, k.urgency)
                                ORDER BY due LIMIT 1) AS first
                            ORDER BY first.due LIMIT 1) AS next
                        ORDER BY next.due LIMIT 1
                        """).mapTo(Instant.class).findOne();
    }

    private void tellAfterCommit(Transaction tx, int changed) {
        if (changed > 0) {
            tx.afterCommit(() -> listeners.forEach(Runnable::run));
        }
    }

    /**
     * How many letters there are. Each is counted up to 10,000; of those sent there is a rough number beyond.
     *
     * @param waiting to be sent or edited
     * @param sent as they should be, and not forgotten yet
     * @param refused for good, or given up
     * @param unknown that may or may not have arrived; never sent again
     * @param withdrawn before they were sent
     * @param stale that were not sent while they were worth something
     */
    public record Counts(long waiting, long sent, long refused, long unknown, long withdrawn, long stale) {}
}
