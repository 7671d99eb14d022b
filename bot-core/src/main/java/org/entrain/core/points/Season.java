package org.entrain.core.points;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.people.Groups;

/**
 * Some weeks in which a community plays.
 *
 * @param teams which of the organisation's groups play as teams
 * @param first its first day, by the community's clock
 * @param last its last day
 * @param lead who led when it began
 * @param endedAt when its end was told; empty until then
 */
public record Season(
        UUID id,
        UUID community,
        Groups.Kind teams,
        LocalDate first,
        LocalDate last,
        Optional<UUID> lead,
        Optional<Instant> endedAt) {
    /** Shorter, and nobody finds their feet; longer, and what is new wears off (docs/points.md). */
    static final int FEWEST_WEEKS = 2;

    static final int MOST_WEEKS = 6;

    /** Days without a season after one has ended. */
    static final int PAUSE = 7;

    /** The first day on which another may begin. */
    LocalDate next() {
        return last.plusDays(PAUSE + 1L);
    }

    boolean isOver() {
        return endedAt.isPresent();
    }
}
