package org.entrain.core.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.entrain.core.outbox.OutboxProperties.Step;
import org.entrain.core.outbox.OutboxProperties.Trouble;

/** A platform that can be read, two senders that may be killed, and what the writers have asked for so far. */
final class PostWorld {
    private final PostOffice post;
    private final List<Leases> senders;
    private final Map<String, String> wanted = new TreeMap<>();
    private final Map<String, List<Posted>> channel = new HashMap<>();
    private final List<Held> held = new ArrayList<>();

    PostWorld(PostOffice post) {
        this.post = post;
        this.senders = List.of(post.sender(PostOffice.NO_HURRY), post.sender(PostOffice.NO_HURRY));
    }

    private static final class Posted {
        private final String reference;
        private String words;

        private Posted(String reference, String words) {
            this.reference = reference;
            this.words = words;
        }
    }

    private record Held(Leases sender, Lease lease, Optional<Delivery> outcome) {}

    /** The newest words of every letter. */
    Map<String, String> wanted() {
        return wanted;
    }

    /** What a reader of the platform sees; the words of a letter that is there twice are joined. */
    Map<String, String> posted() {
        var words = new TreeMap<String, String>();
        channel.forEach((stamp, posts) -> words.put(
                stamp,
                String.join(
                        " and again ", posts.stream().map(post -> post.words).toList())));
        return words;
    }

    void does(Step step) {
        switch (step) {
            case Step.Write(int letter, int words) -> write("letter " + letter, "words " + words);
            case Step.Revise(int letter, int words) -> revise("letter " + letter, "words " + words);
            case Step.TakeLeases(int limit) -> take(senders.get(limit % senders.size()), limit);
            case Step.Deliver(int lease, Trouble trouble) -> deliver(lease, trouble);
            case Step.Settle(int lease) -> settle(lease);
            case Step.Pass(Duration time) -> post.later(time);
        }
    }

    /** Until nothing waits any more; ten days are longer than any back-off. */
    void goesOnWithoutTrouble() {
        Instant end = post.wall.plus(Duration.ofDays(10));
        while (post.counts().waiting() > 0 && post.wall.isBefore(end)) {
            take(senders.getFirst(), 3);
            while (!held.isEmpty()) {
                if (held.getFirst().outcome().isEmpty()) {
                    deliver(0, Trouble.NONE);
                }
                settle(0);
            }
            post.later(Duration.ofMinutes(2));
        }
    }

    private void write(String stamp, String words) {
        post.write(stamp, "C" + stamp.charAt(stamp.length() - 1) % 2, words);
        wanted.putIfAbsent(stamp, words);
    }

    private void revise(String stamp, String words) {
        post.revise(stamp, words);
        wanted.computeIfPresent(stamp, (same, before) -> words);
    }

    private void take(Leases sender, int limit) {
        sender.lease(limit, post.wall, post.wall, PostOffice.LEASE)
                .forEach(lease -> held.add(new Held(sender, lease, Optional.empty())));
    }

    private void deliver(int index, Trouble trouble) {
        if (index >= held.size() || held.get(index).outcome().isPresent()) {
            return;
        }
        Held one = held.get(index);
        Lease lease = one.lease();
        if (!post.wall.isBefore(lease.until())) {
            // Too late to begin: whoever takes it next looks for it.
            held.remove(index);
        } else if (trouble == Trouble.SENDER_KILLED_BEFORE || trouble == Trouble.SENDER_KILLED_AFTER) {
            if (trouble == Trouble.SENDER_KILLED_AFTER) {
                onThePlatform(lease);
            }
            held.remove(index);
        } else {
            held.set(index, new Held(one.sender(), lease, Optional.of(answer(lease, trouble))));
        }
    }

    private Delivery answer(Lease lease, Trouble trouble) {
        return switch (trouble) {
            case LOST_ON_THE_WAY ->
                lease.uncertain()
                        ? new Delivery.Unsure(Duration.ZERO, "no answer to a look")
                        : new Delivery.Unknown("no answer");
            case ANSWER_LOST -> {
                onThePlatform(lease);
                yield lease.uncertain() ? find(lease) : new Delivery.Unknown("no answer");
            }
            case NOT_NOW -> lease.uncertain() ? find(lease) : heldUp();
            default -> onThePlatform(lease);
        };
    }

    private static Delivery heldUp() {
        return new Delivery.Later(Duration.ZERO, Delivery.Scope.LETTER, "not now");
    }

    private Delivery onThePlatform(Lease lease) {
        if (lease.uncertain()) {
            return find(lease);
        }
        List<Posted> posts = channel.computeIfAbsent(lease.letter().stamp(), stamp -> new ArrayList<>());
        String words = lease.letter().message().plain();
        Optional<String> sent = lease.letter().sent();
        if (sent.isEmpty()) {
            posts.add(new Posted("m" + lease.letterId() + "." + posts.size(), words));
            return new Delivery.Sent(posts.getLast().reference);
        }
        posts.stream().filter(one -> one.reference.equals(sent.get())).forEach(one -> one.words = words);
        return new Delivery.Sent(sent.get());
    }

    private Delivery find(Lease lease) {
        return channel.getOrDefault(lease.letter().stamp(), List.of()).stream()
                .findFirst()
                .<Delivery>map(there -> new Delivery.Sent(there.reference))
                .orElseGet(PostWorld::heldUp);
    }

    private void settle(int index) {
        if (index < held.size() && held.get(index).outcome().isPresent()) {
            Held one = held.remove(index);
            one.sender().settle(one.lease(), one.outcome().get(), post.wall);
        }
    }
}
