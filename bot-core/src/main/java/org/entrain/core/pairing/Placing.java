package org.entrain.core.pairing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrain.core.chat.Message;
import org.entrain.core.communities.Communities;
import org.entrain.core.database.Transaction;
import org.entrain.core.pairing.Affinity.Between;
import org.entrain.core.plans.DaysOff;

/** Brings people together: all of them when a round begins, and within it those who come late or lost whom they had. */
final class Placing {
    /** So long somebody waits for another who comes late, before they make a group larger. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final Communities communities;
    private final Participants participants;
    private final CircleLetters letters;
    private final Cycles cycles = new Cycles();
    private final Circles circles = new Circles();
    private final MentorWishes wishes = new MentorWishes();

    Placing(Communities communities, Participants participants, CircleLetters letters) {
        this.communities = communities;
        this.participants = participants;
        this.letters = letters;
    }

    /** Everybody who can be matched, and how well any two suit each other. */
    private Affinity affinity(Transaction tx, Programme programme, List<Candidate> people) {
        List<Between> wished = programme.kind() == Kind.MENTORING ? wishes.all(tx, programme) : List.of();
        var never = new ArrayList<>(Participants.apart(tx, people));
        never.addAll(unfit(tx, programme));
        return new Affinity(people, programme, never, wished);
    }

    /** Who said of each other that they do not suit each other. */
    private static List<Between> unfit(Transaction tx, Programme programme) {
        return tx.handle()
                .createQuery("""
                        SELECT n.person_id AS one, m.person_id AS other
                        FROM pairing_answers n
                        JOIN pairing_groups g ON g.id = n.group_id
                        JOIN pairing_rounds r ON r.id = g.round_id
                        JOIN pairing_members m ON m.group_id = g.id AND m.person_id <> n.person_id
                        WHERE r.programme_id = :programme AND n.what = 'FIT' AND n.answer = 'NO'
                        """)
                .bind("programme", programme.id())
                .map((row, context) -> Between.read(row))
                .list();
    }

    /** What a round would make of people, were it now. */
    Matched match(Transaction tx, Programme programme, Instant at) {
        History history = History.of(tx, programme);
        List<Candidate> people = participants.candidates(tx, programme, at);
        return new Matchmaker(programme, affinity(tx, programme, people), history).match();
    }

    /** A round that began, and whom it brought together. */
    record Begun(Cycle cycle, Matched matched) {}

    /** Begins a round: brings its people together and tells them. The programme is held. */
    Begun begin(Transaction tx, Programme programme, RoundTimes times, Instant at) {
        Matched matched = match(tx, programme, times.begins());
        Cycle cycle = cycles.begin(tx, programme, times);
        cycles.wait(tx, cycle, matched.leftOut().stream().map(Candidate::id).toList(), times.begins());
        make(tx, programme, cycle, matched, at);
        return new Begun(cycle, matched);
    }

    private void make(Transaction tx, Programme programme, Cycle cycle, Matched matched, Instant at) {
        List<Circle> made = letters.placed(
                tx,
                matched.groups().stream()
                        .map(group -> new Circle(
                                UUID.randomUUID(),
                                cycle.id(),
                                group.people().stream().map(Candidate::id).toList(),
                                group.why(),
                                Optional.empty(),
                                false,
                                false))
                        .toList());
        circles.add(tx, made, asks(tx, programme, cycle), at);
        cycles.waitNoMore(
                tx,
                cycle,
                made.stream().flatMap(circle -> circle.members().stream()).toList());
        letters.hello(tx, programme, letters.shown(tx, programme, cycle, made), "1", at);
    }

    private Map<Ask, Instant> asks(Transaction tx, Programme programme, Cycle cycle) {
        return communities
                .byId(tx, programme.organisationId(), programme.communityId())
                .map(community -> new RoundTimes(
                                cycle.beginsAt(), cycle.endsAt(), community.zone(), DaysOff.of(tx, community.id()))
                        .asks(programme.kind()))
                .orElse(Map.of());
    }

    /** Has somebody wait who comes to a round that is under way, and looks for whom they can meet. */
    void late(Transaction tx, Programme programme, Cycle cycle, UUID person, Instant at) {
        if (isOpen(cycle, at) && circles.of(tx, cycle.id(), person).isEmpty()) {
            cycles.wait(tx, cycle, List.of(person), at);
            place(tx, programme, cycle, at);
        }
    }

    private static boolean isOpen(Cycle cycle, Instant at) {
        return !at.isBefore(cycle.beginsAt()) && at.isBefore(cycle.placedUntil());
    }

    /** Brings those together who wait in a round, where it is not too late for that; the programme is held. */
    void place(Transaction tx, Programme programme, Cycle cycle, Instant at) {
        Map<UUID, Instant> waiting = cycles.waiting(tx, cycle.id()).stream()
                .collect(Collectors.toMap(Cycles.Waiting::personId, Cycles.Waiting::since));
        if (!isOpen(cycle, at) || waiting.isEmpty()) {
            return;
        }
        List<Candidate> people = participants.candidates(tx, programme, at);
        switch (programme.kind()) {
            case COFFEE, PEER -> latecomers(tx, programme, cycle, people, waiting, at);
            case MENTORING -> mentees(tx, programme, cycle, people, waiting.keySet(), at);
        }
    }

    private void latecomers(
            Transaction tx,
            Programme programme,
            Cycle cycle,
            List<Candidate> people,
            Map<UUID, Instant> waiting,
            Instant at) {
        List<Candidate> late = Participants.only(people, waiting.keySet());
        History history = History.of(tx, programme);
        Matched matched = late.size() < Terms.LEAST_SIZE
                ? new Matched(List.of(), late)
                : new Matchmaker(programme, affinity(tx, programme, late), history).match();
        make(tx, programme, cycle, matched, at);
        matched.leftOut().stream()
                .filter(one ->
                        !waiting.getOrDefault(one.id(), at).plus(PATIENCE).isAfter(at))
                .forEach(one -> larger(tx, programme, cycle, people, history, one, at));
    }

    /** Somebody makes a group larger that has not met. */
    private void larger(
            Transaction tx,
            Programme programme,
            Cycle cycle,
            List<Candidate> people,
            History history,
            Candidate one,
            Instant at) {
        List<Circle> open = circles.of(tx, cycle.id()).stream()
                .filter(circle -> !circle.hasMet())
                .toList();
        new Matchmaker(programme, affinity(tx, programme, people), history)
                .join(one.id(), open)
                .ifPresent(circle -> come(tx, programme, cycle, circle, one, at));
    }

    private void come(Transaction tx, Programme programme, Cycle cycle, Circle circle, Candidate one, Instant at) {
        circles.come(tx, circle, one.id(), at);
        cycles.waitNoMore(tx, cycle, List.of(one.id()));
        List<Circle> now = settled(tx, circle);
        letters.hello(
                tx,
                programme,
                letters.shown(tx, programme, cycle, now),
                one.id().toString(),
                at);
    }

    /** A group as it is now, with the conversation of those who are in it now. */
    private List<Circle> settled(Transaction tx, Circle circle) {
        List<Circle> now =
                letters.placed(tx, circles.find(tx, circle.id()).stream().toList());
        now.forEach(one -> circles.settle(tx, one.id(), one.together()));
        return now;
    }

    private void mentees(
            Transaction tx, Programme programme, Cycle cycle, List<Candidate> people, Set<UUID> waiting, Instant at) {
        Map<UUID, Long> busy = circles.of(tx, cycle.id()).stream()
                .flatMap(circle -> circle.members().stream())
                .collect(Collectors.groupingBy(person -> person, Collectors.counting()));
        List<Candidate> free = people.stream()
                .filter(one -> switch (one.role()) {
                    case MENTEE -> waiting.contains(one.id());
                    case MENTOR -> busy.getOrDefault(one.id(), 0L) < one.mentees();
                    case EQUAL -> false;
                })
                .map(one -> one.role() == Role.MENTOR
                        ? one.mentoring(
                                one.mentees() - busy.getOrDefault(one.id(), 0L).intValue())
                        : one)
                .toList();
        make(
                tx,
                programme,
                cycle,
                new Matchmaker(programme, affinity(tx, programme, free), History.of(tx, programme)).match(),
                at);
    }

    /**
     * Has somebody leave the group they are in, and looks for others for those who are left alone; the programme is held.
     *
     * @param anew whether they look for another themselves
     */
    void leave(Transaction tx, Programme programme, Cycle cycle, Circle circle, UUID person, boolean anew, Instant at) {
        circles.leave(tx, circle, person, at);
        List<UUID> rest = circle.others(person);
        if (rest.size() < Terms.LEAST_SIZE) {
            circles.end(tx, circle, at);
            rest.forEach(one -> alone(tx, programme, cycle, circle, one, at));
        } else {
            settled(tx, circle);
        }
        if (anew) {
            cycles.wait(tx, cycle, List.of(person), at);
        } else {
            cycles.waitNoMore(tx, cycle, List.of(person));
        }
        place(tx, programme, cycle, at);
    }

    /** A mentor who lost a mentee has room for another, and does not wait for one. */
    private void alone(Transaction tx, Programme programme, Cycle cycle, Circle circle, UUID left, Instant at) {
        participants.of(tx, programme, left).ifPresent(one -> {
            if (one.role() != Role.MENTOR) {
                cycles.wait(tx, cycle, List.of(left), at);
            }
            String later = isOpen(cycle, at) ? "alone.soon" : "alone.later";
            String key = one.role() == Role.MENTOR ? "alone.mentor" : later;
            letters.tell(tx, circle, left, "alone", texts -> Message.of(texts.words(key)), at);
        });
    }

    /** What is still to be said of a programme that ended. */
    void stop(Transaction tx, Programme programme) {
        tx.handle().createUpdate("""
                        DELETE FROM pairing_asks k USING pairing_groups g JOIN pairing_rounds r ON r.id = g.round_id
                        WHERE k.group_id = g.id AND r.programme_id = :programme AND k.asked_at IS NULL
                        """).bind("programme", programme.id()).execute();
    }
}
