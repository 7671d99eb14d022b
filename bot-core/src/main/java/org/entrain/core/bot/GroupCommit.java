package org.entrain.core.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.entrain.core.bot.Routes.OnPresses;
import org.entrain.core.chat.Interaction.Press;
import org.entrain.core.chat.Reply;
import org.entrain.core.database.Database;
import org.entrain.core.database.DatabaseUnavailable;

/**
 * Answers presses of one action in groups: whoever waits while a group is being written is in the next one, so that a
 * busy moment costs one commit for many and a quiet one costs nobody a wait. The presses of a group stay independent:
 * where a group fails, each of its presses is tried alone and fails alone.
 */
final class GroupCommit implements AutoCloseable {
    /** Where one statement's arrays stop paying for their length. */
    private static final int LARGEST_GROUP = 256;

    private record Waiting(Press press, CompletableFuture<Reply> reply) {}

    private final Database database;
    private final OnPresses handler;
    private final BlockingQueue<Optional<Waiting>> queue = new LinkedBlockingQueue<>();
    private final Thread writer;
    private boolean closed;

    GroupCommit(String action, Database database, OnPresses handler) {
        this.database = database;
        this.handler = handler;
        this.writer = Thread.ofPlatform().daemon().name("group-" + action).start(this::write);
    }

    /** Waits for the group that {@code press} is in; throws what its own handling threw. */
    Reply answer(Press press) {
        var waiting = new Waiting(press, new CompletableFuture<>());
        enqueue(waiting);
        try {
            return waiting.reply.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private synchronized void enqueue(Waiting waiting) {
        if (closed) {
            throw new IllegalStateException("The bot is going down");
        }
        queue.add(Optional.of(waiting));
    }

    /** Until nobody comes any more: an empty place in the queue is the last. */
    private void write() {
        var taken = new ArrayList<Optional<Waiting>>(LARGEST_GROUP);
        do {
            taken.clear();
            try {
                taken.add(queue.take());
            } catch (InterruptedException e) {
                throw new IllegalStateException("Nobody interrupts this thread", e);
            }
            queue.drainTo(taken, LARGEST_GROUP - 1);
            List<Waiting> group = taken.stream().flatMap(Optional::stream).toList();
            if (!group.isEmpty()) {
                answerAll(group);
            }
        } while (taken.getLast().isPresent());
    }

    // Throwable: whatever it is, somebody waits for it, and the next group must be written
    private void answerAll(List<Waiting> group) {
        try {
            List<Press> presses = group.stream().map(Waiting::press).toList();
            List<Reply> replies = database.inTransaction(tx -> handler.answer(tx, presses));
            for (int i = 0; i < group.size(); i++) {
                group.get(i).reply.complete(replies.get(i));
            }
        } catch (Throwable e) {
            // A database out of reach is out of reach for each of them: nobody should wait for all the others to find
            // out.
            if (group.size() == 1 || DatabaseUnavailable.isCauseOf(e)) {
                group.forEach(waiting -> waiting.reply.completeExceptionally(e));
            } else {
                group.forEach(waiting -> answerAll(List.of(waiting)));
            }
        }
    }

    /** Writes what is waiting, and takes no more. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            queue.add(Optional.empty());
        }
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
