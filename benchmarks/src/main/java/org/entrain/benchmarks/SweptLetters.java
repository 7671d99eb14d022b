package org.entrain.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Platform;
import org.entrain.core.chat.Words;
import org.entrain.core.chat.Workspace;
import org.entrain.core.database.Database;
import org.entrain.core.outbox.Outbox;
import org.entrain.playground.Persona;
import org.entrain.playground.Playground;
import org.entrain.teams.TeamsPlatform;

/** The letters of a sweep: written under load, and counted where they arrived. */
final class SweptLetters {
    private static final Workspace SLACK = new Workspace(new Platform("slack"), Playground.SLACK_TEAM);
    private static final Workspace TEAMS = new Workspace(new Platform("teams"), Playground.TEAMS_TENANT);
    private static final Pattern NAME = Pattern.compile("letter (\\d+) of the sweep");

    private final Database database;
    private final Outbox outbox = new Outbox();
    private final UUID organisation = UUID.randomUUID();
    private final Place teams;
    private final List<Place> slack = new ArrayList<>();
    private final RandomGenerator random;
    private int written;
    private int revised;

    /** To a Teams whose connector is at {@code service}. */
    SweptLetters(Database database, String service, RandomGenerator random) {
        this.database = database;
        this.random = random;
        this.teams = new Place(
                TEAMS,
                Playground.TEAMS_CHANNEL,
                Place.Kind.SHARED,
                TeamsPlatform.channelAddress(
                        service, Playground.TEAMS_CHANNEL, Playground.TEAMS_BOT, Playground.TEAMS_TENANT));
        Stream.of(Persona.values())
                .map(persona -> new Place(SLACK, persona.slackUser(), Place.Kind.PERSONAL, ""))
                .forEach(slack::add);
        database.useTransaction(tx -> tx.handle()
                .createUpdate("INSERT INTO organisations (id, name, created_at) VALUES (:id, 'The swept', now())")
                .bind("id", organisation)
                .execute());
    }

    /** Where letters go, as the figures tell them apart. */
    enum Where {
        SLACK_PRIVATE("Slack, in private (can be read back)"),
        SLACK_CHANNEL("Slack, in a channel"),
        TEAMS_CHANNEL("Teams, in a channel");

        private final String words;

        Where(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        static Where of(String platform, String kind) {
            return platform.equals("teams") ? TEAMS_CHANNEL : kind.equals("PERSONAL") ? SLACK_PRIVATE : SLACK_CHANNEL;
        }
    }

    int written() {
        return written;
    }

    int revised() {
        return revised;
    }

    /** Writes one more; to a person nine times out of ten. Now and then another, of a moment ago, is revised. */
    void write() {
        int number = written++;
        int chance = random.nextInt(20);
        Place place = chance < 2
                ? new Place(SLACK, Playground.SLACK_CHANNEL, Place.Kind.SHARED, "")
                : chance < 6 ? teams : slack.get(random.nextInt(slack.size()));
        database.useTransaction(
                tx -> outbox.write(tx, organisation, stamp(number), place, words(number, 1), Instant.now()));
        if (number > 20 && chance == 7) {
            revised++;
            int earlier = number - random.nextInt(20);
            database.useTransaction(tx -> outbox.revise(tx, stamp(earlier), words(earlier, 2), Instant.now()));
        }
    }

    private static String stamp(int number) {
        return "sweep/" + number;
    }

    private static Message words(int number, int version) {
        return Message.of(Words.plain("This is letter " + number + " of the sweep, version " + version));
    }

    long waiting() {
        return database.inTransaction(tx -> tx.handle()
                .createQuery("SELECT count(*) FROM letters WHERE state = 'WAITING'")
                .mapTo(Long.class)
                .one());
    }

    /** How often a copy has taken a letter to send it. */
    long tries() {
        return database.inTransaction(tx -> tx.handle()
                .createQuery("SELECT coalesce(sum(tries), 0) FROM letters")
                .mapTo(Long.class)
                .one());
    }

    /** The leases that are held now. */
    List<UUID> leases() {
        return database.inTransaction(tx -> tx.handle()
                .createQuery("SELECT lease_id FROM letters WHERE state = 'WAITING' AND lease_id IS NOT NULL")
                .mapTo(UUID.class)
                .list());
    }

    /**
     * What became of the letters to one kind of place.
     *
     * @param written how many were due
     * @param once how many are on the platform once
     * @param twice how many are there more than once
     * @param missing how many are not there
     * @param unknown how many the program says it does not know of; and of them how many are not there
     * @param silent how many are not there and the program says nothing of it: what must never be
     * @param old how many are there with words that were revised
     * @param reasons of what was not sent
     */
    record Tally(
            int written,
            int once,
            int twice,
            int missing,
            int unknown,
            int unknownMissing,
            int silent,
            int old,
            Map<String, Integer> reasons) {}

    private record Row(int number, Where where, String state, String reason, int version) {}

    /** Compares what the program says with what the playground has kept in {@code home}. */
    Map<Where, Tally> tally(Path home) {
        Map<Integer, List<String>> there = there(home);
        Map<Where, Tally> tallies = new HashMap<>();
        List<Row> rows = rows();
        for (Where where : Where.values()) {
            tallies.put(
                    where,
                    tally(rows.stream().filter(row -> row.where() == where).toList(), there));
        }
        return tallies;
    }

    private static Tally tally(List<Row> rows, Map<Integer, List<String>> there) {
        int once = 0;
        int twice = 0;
        int unknown = 0;
        int unknownMissing = 0;
        int silent = 0;
        int old = 0;
        Map<String, Integer> reasons = new HashMap<>();
        for (Row row : rows) {
            List<String> found = there.getOrDefault(row.number(), List.of());
            once += found.size() == 1 ? 1 : 0;
            twice += found.size() > 1 ? 1 : 0;
            boolean isUnknown = row.state().equals("UNKNOWN");
            unknown += isUnknown ? 1 : 0;
            unknownMissing += isUnknown && found.isEmpty() ? 1 : 0;
            silent += row.state().equals("SENT") && found.isEmpty() ? 1 : 0;
            old += row.state().equals("SENT")
                            && !found.isEmpty()
                            && !found.getFirst().contains("version " + row.version())
                    ? 1
                    : 0;
            if (!row.state().equals("SENT")) {
                reasons.merge(row.state() + ": " + row.reason(), 1, Integer::sum);
            }
        }
        return new Tally(
                rows.size(), once, twice, rows.size() - once - twice, unknown, unknownMissing, silent, old, reasons);
    }

    private List<Row> rows() {
        return database.inTransaction(tx -> tx.handle()
                .createQuery("""
                        SELECT CAST(substr(stamp, 7) AS integer) AS number, platform, place_kind, state,
                               coalesce(reason, '') AS reason, said(letters)::text LIKE '%version 2%' AS revised
                        FROM letters WHERE stamp LIKE 'sweep/%'
                        """)
                .map((row, context) -> new Row(
                        row.getInt("number"),
                        Where.of(row.getString("platform"), row.getString("place_kind")),
                        row.getString("state"),
                        row.getString("reason"),
                        row.getBoolean("revised") ? 2 : 1))
                .list());
    }

    /** What can be read on both platforms, by the letter's number. */
    private static Map<Integer, List<String>> there(Path home) {
        var there = new HashMap<Integer, List<String>>();
        try {
            JsonNode memory =
                    new ObjectMapper().readTree(home.resolve("playground.json").toFile());
            for (String platform : List.of("slackMessages", "teamsMessages")) {
                for (JsonNode message : memory.path(platform)) {
                    String text = message.toString();
                    var found = NAME.matcher(text);
                    if (found.find()) {
                        there.computeIfAbsent(Integer.valueOf(found.group(1)), number -> new ArrayList<>())
                                .add(text);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return there;
    }
}
