package org.entrain.core.pairing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.chat.Place;

/**
 * A few people who were brought together for a round.
 *
 * @param members those who did not leave it since
 * @param why what makes them a good match, what counts most first
 * @param together where they have a conversation among themselves, if anywhere
 * @param hasMet whether one of them said so
 * @param isOver whether it ended before its round
 */
record Circle(
        UUID id,
        UUID cycleId,
        List<UUID> members,
        List<Wish> why,
        Optional<Place> together,
        boolean hasMet,
        boolean isOver) {
    Circle {
        members = List.copyOf(members);
        why = List.copyOf(why);
    }

    /** The others, for one of them. */
    List<UUID> others(UUID person) {
        return members.stream().filter(one -> !one.equals(person)).toList();
    }
}
