package org.entrain.core.points;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one person is shown of a season. Nobody's name is in it but of those who want to be on boards, and never the last
 * one's.
 *
 * @param teams that are ahead, the furthest first; the last of all is not among them
 * @param mine the reader's own team, where it is large enough to be spoken of
 * @param first of those on the board, at most three
 * @param around the ten around the reader, the reader among them; empty where they are not on the board
 * @param place of the reader on the board, while it is worth telling
 * @param own the reader's own week, with their usual one beside it
 * @param joined whether the reader wants to be on boards
 */
public record Board(
        Season season,
        List<Team> teams,
        Optional<Team> mine,
        List<Row> first,
        List<Row> around,
        OptionalInt place,
        Week own,
        boolean joined) {
    public Board {
        teams = List.copyOf(teams);
        first = List.copyOf(first);
        around = List.copyOf(around);
    }

    /** Somebody on a board. */
    public record Row(String name, int points, boolean isReader) {}
}
