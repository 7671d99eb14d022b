package org.entrain.core.badges;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How a badge is come by: a small expression that people read and write (docs/badges.md). */
sealed interface Rule {
    /** Somebody gives it to a colleague, with a reason: {@code given by peers}. */
    record Given() implements Rule {}

    /** Whoever did this has it. */
    record Earned(Criterion criterion, Optional<Lasting> lasting) implements Rule {}

    /**
     * It does not last for ever: {@code lasts 12 months kept by reviews recalled >= 5}.
     *
     * @param months until it lapses
     * @param keptBy what keeps it for as many months more, once two weeks are left; counted since it was earned or kept last
     */
    record Lasting(int months, Criterion keptBy) {}

    /** The kinds of facts by which it is earned. */
    default Set<String> kinds() {
        return asks().map(Criterion::kinds).orElse(Set.of());
    }

    /** The kinds of facts by which it is kept. */
    default Set<String> keepingKinds() {
        return lasts().map(lasting -> lasting.keptBy().kinds()).orElse(Set.of());
    }

    /** All that is asked for, to earn it and to keep it. */
    default Stream<Criterion> criteria() {
        return Stream.concat(asks().stream(), lasts().map(Lasting::keptBy).stream());
    }

    /** How long it lasts; empty for ever. */
    default Optional<Lasting> lasts() {
        return switch (this) {
            case Given _ -> Optional.empty();
            case Earned(var _, var lasting) -> lasting;
        };
    }

    /** What has to be done for it; empty where it is given. */
    default Optional<Criterion> asks() {
        return switch (this) {
            case Given _ -> Optional.empty();
            case Earned(var criterion, var _) -> Optional.of(criterion);
        };
    }
}
