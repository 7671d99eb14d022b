package org.entrain.core.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.entrain.core.bot.Routes.OnPresses;
import org.entrain.core.chat.Interaction.Press;
import org.entrain.core.chat.Reply;
import org.entrain.core.database.Database;

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
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Thread writer;

    GroupCommit(String action, Database database, OnPresses handler) {
        this.database = database;
        this.handler = handler;
        this.writer = Thread.ofPlatform().daemon().name("group-" + action).start(this::write);
    }

    /** Waits for the group that {@code press} is in; throws what its own handling threw. */
    Reply answer(Press press) {
        var waiting = new Waiting(press, new CompletableFuture<>());
        queue.add(waiting);
        try {
            return waiting.reply.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void write() {
        var group = new ArrayList<Waiting>(LARGEST_GROUP);
        while (!Thread.currentThread().isInterrupted()) {
            try {
                group.add(queue.take());
            } catch (InterruptedException e) {
                return;
            }
            queue.drainTo(group, LARGEST_GROUP - 1);
            answerAll(group);
            group.clear();
        }
    }

    private void answerAll(List<Waiting> group) {
        try {
            List<Press> presses = group.stream().map(Waiting::press).toList();
            List<Reply> replies = database.inTransaction(tx -> handler.answer(tx, presses));
            for (int i = 0; i < group.size(); i++) {
                group.get(i).reply.complete(replies.get(i));
            }
        } catch (RuntimeException e) {
            if (group.size() == 1) {
                group.getFirst().reply.completeExceptionally(e);
            } else {
                group.forEach(waiting -> answerAll(List.of(waiting)));
            }
        }
    }

    @Override
    public void close() {
        writer.interrupt();
    }
}
