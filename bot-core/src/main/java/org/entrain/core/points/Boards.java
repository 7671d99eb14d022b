package org.entrain.core.points;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.points.Board.Row;

/**
 * Reads boards: a few rows of an index each, however many people there are. How they look is asked for in docs/points.md.
 */
public final class Boards {
    private static final int TEAMS = 5;
    private static final int FIRST = 3;
    private static final int ABOVE = 5;
    private static final int BELOW = 4;
    /** A place further back is nobody's joy, and counting to it takes long. */
    private static final int LAST_PLACE = 1_000;

    /** Somebody on the board with their points; those who are no longer to be seen are left out before the next count. */
    private static final String SEEN = """
            SELECT t.person_id, p.name, t.points
            FROM point_totals t
            JOIN persons p ON p.id = t.person_id
            JOIN habits h ON h.person_id = t.person_id AND h.boards
            WHERE t.season_id = :season AND t.shown
            """;

    /** What a person is shown of the season that a community plays, else of its last; empty where it played none. */
    public Optional<Board> latest(Transaction tx, UUID community, UUID reader, LocalDate today) {
        return Seasons.latest(tx, community).map(season -> of(tx, season, reader, today));
    }

    private Board of(Transaction tx, Season season, UUID reader, LocalDate today) {
        List<Team> teams = Teams.of(tx, season.id());
        Optional<String> team = Teams.nameOf(tx, season, reader);
        Optional<Row> own = own(tx, season.id(), reader);
        List<Row> around = own.map(row -> around(tx, season.id(), reader, row)).orElse(List.of());
        boolean hasNext = !around.isEmpty() && !around.getLast().isReader();
        return new Board(
                season,
                allButLast(teams, TEAMS),
                teams.stream()
                        .filter(one -> team.filter(one.name()::equals).isPresent())
                        .findFirst(),
                first(tx, season.id(), reader),
                around,
                own.filter(row -> hasNext)
                        .map(row -> place(tx, season.id(), row.points()))
                        .orElse(OptionalInt.empty()),
                Week.of(tx, reader, today),
                wantsToBeSeen(tx, reader));
    }

    /** The first of those on the board, at most three, and never the last. */
    List<Row> first(Transaction tx, UUID season, UUID reader) {
        return allButLast(
                tx.handle()
                        .createQuery(SEEN + " AND t.points > 0 ORDER BY t.points DESC, t.person_id DESC LIMIT :limit")
                        .bind("season", season)
                        .bind("limit", FIRST + 1)
                        .map((row, context) -> new Row(
                                row.getString("name"),
                                row.getInt("points"),
                                row.getObject("person_id", UUID.class).equals(reader)))
                        .list(),
                FIRST);
    }

    private static Optional<Row> own(Transaction tx, UUID season, UUID reader) {
        return tx.handle()
                .createQuery(SEEN + " AND t.person_id = :reader")
                .bind("season", season)
                .bind("reader", reader)
                .map((row, context) -> new Row(row.getString("name"), row.getInt("points"), true))
                .findOne();
    }

    private static List<Row> around(Transaction tx, UUID season, UUID reader, Row own) {
        var around = new ArrayList<>(
                neighbours(tx, season, reader, own.points(), ">", "", ABOVE).reversed());
        around.add(own);
        around.addAll(allButLast(neighbours(tx, season, reader, own.points(), "<", "DESC", BELOW + 1), BELOW));
        return around;
    }

    private static List<Row> neighbours(
            Transaction tx, UUID season, UUID reader, int points, String beyond, String order, int limit) {
        return tx.handle()
                .createQuery(SEEN + """
                         AND (t.points, t.person_id) %1$s (:points, :reader)
                        ORDER BY t.points %2$s, t.person_id %2$s LIMIT :limit
                        """.formatted(beyond, order))
                .bind("season", season)
                .bind("points", points)
                .bind("reader", reader)
                .bind("limit", limit)
                .map((row, context) -> new Row(row.getString("name"), row.getInt("points"), false))
                .list();
    }

    /** From 1; who has as many points shares it. */
    private static OptionalInt place(Transaction tx, UUID season, int points) {
        int ahead = tx.handle()
                .createQuery("""
                        SELECT count(*)::int FROM (
                            SELECT FROM point_totals t
                            WHERE t.season_id = :season AND t.shown AND t.points > :points
                            ORDER BY t.points, t.person_id LIMIT :limit) AS ahead
                        """)
                .bind("season", season)
                .bind("points", points)
                .bind("limit", LAST_PLACE)
                .mapTo(Integer.class)
                .one();
        return ahead < LAST_PLACE ? OptionalInt.of(ahead + 1) : OptionalInt.empty();
    }

    private static boolean wantsToBeSeen(Transaction tx, UUID person) {
        return tx.handle()
                .createQuery("SELECT EXISTS (SELECT FROM habits WHERE person_id = :person AND boards)")
                .bind("person", person)
                .mapTo(Boolean.class)
                .one();
    }

    /** Has somebody be seen, or not, on the boards of the seasons that are played now. */
    static void show(Transaction tx, UUID person, boolean shown) {
        tx.handle()
                .createUpdate("""
                        UPDATE point_totals t SET shown = :shown FROM seasons s
                        WHERE t.person_id = :person AND s.id = t.season_id AND s.ended_at IS NULL AND t.shown <> :shown
                        """)
                .bind("person", person)
                .bind("shown", shown)
                .execute();
    }

    /** The first of what is in order, and never the last of all. */
    static <T> List<T> allButLast(List<T> inOrder, int most) {
        return inOrder.subList(0, Math.max(0, Math.min(most, inOrder.size() - 1)));
    }
}
