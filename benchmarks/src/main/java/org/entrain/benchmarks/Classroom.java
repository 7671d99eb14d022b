package org.entrain.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.entrain.core.activity.Activity;
import org.entrain.core.bank.Bank;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Profile;
import org.entrain.core.chat.Workspace;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Homes;
import org.entrain.core.communities.Members;
import org.entrain.core.database.Database;
import org.entrain.core.formats.Gift;
import org.entrain.core.formats.Numbered;
import org.entrain.core.people.People;
import org.entrain.core.people.Person;
import org.entrain.core.people.Reunion;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Picture;
import org.entrain.core.quizzes.Runs;
import org.entrain.core.text.Language;
import org.entrain.playground.Playground;
import org.entrain.slack.SlackPlatform;

/** A community in a running program, its learners, and the quizzes it plays. */
final class Classroom implements AutoCloseable {
    private static final Workspace WORKSPACE = new Workspace(SlackPlatform.PLATFORM, SlackForms.TEAM);
    private static final String LEARNER = "UL";

    private final EntrainProgram program;
    private final int sink;
    private final Database database;
    private final Quizzes quizzes = new Quizzes(new Bank());
    private final Runs runs = new Runs(Picture::at);
    private final Community community;
    private final Person lead;
    private int quizCount;

    /** Settles a community in {@code program}, with a lead and so many learners who are members already. */
    Classroom(EntrainProgram program, int sink, int learners) {
        this.program = program;
        this.sink = sink;
        database = Database.open(program.database());
        var people = new People(new Reunion(List.of()), (tx, person, at) -> {});
        var communities = new Communities();
        var members = new Members(new Activity(List.of()));
        Instant now = Instant.now();
        UUID organisation = database.inTransaction(tx -> people.organisationOf(tx, WORKSPACE, now));
        community = new Community(
                UUID.randomUUID(),
                organisation,
                "Safety first",
                Community.Kind.PRACTICE,
                "Everybody here knows what to do.",
                Language.EN,
                ZoneId.of("Europe/Paris"));
        lead = database.inTransaction(tx -> {
            communities.create(tx, community, now);
            new Homes()
                    .settle(tx, community.id(), new Place(WORKSPACE, SlackForms.CHANNEL, Place.Kind.SHARED, ""), now);
            Person met = people.meet(tx, Profile.of(new Account(WORKSPACE, EntrainProgram.LEAD), "The lead"), now);
            members.appoint(tx, community.id(), met.id(), Community.Role.LEAD, now);
            return met;
        });
        prepare(learners);
    }

    private void prepare(int learners) {
        database.useTransaction(tx -> tx.handle()
                .createUpdate("""
                        WITH learners AS (
                            INSERT INTO persons (id, organisation_id, name, language, zone, created_at)
                            SELECT gen_random_uuid(), :organisation, :prefix || n, 'EN', 'Europe/Paris', now()
                            FROM generate_series(0, :learners - 1) AS n
                            RETURNING id, name
                        ), known AS (
                            INSERT INTO accounts (platform, workspace, external_id, person_id, address)
                            SELECT 'slack', :workspace, name, id, '' FROM learners
                        )
                        INSERT INTO memberships (community_id, person_id, role, joined_at)
                        SELECT :community, id, 'MEMBER', now() FROM learners
                        """)
                .bind("organisation", community.organisationId())
                .bind("prefix", LEARNER)
                .bind("learners", learners)
                .bind("workspace", SlackForms.TEAM)
                .bind("community", community.id())
                .execute());
        execute("VACUUM ANALYZE");
    }

    private void execute(String sql) {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The account of the n-th learner. */
    static String learner(int n) {
        return LEARNER + n;
    }

    /** A quiz of ten questions, opened to the community by its lead; the id of the run. */
    UUID open() {
        quizCount++;
        String name = "fire-safety-" + quizCount;
        database.useTransaction(
                tx -> quizzes.bring(tx, community.id(), name, Language.EN, questions(), lead, Instant.now()));
        String command = SlackForms.command(
                EntrainProgram.LEAD,
                "quiz start " + name,
                responseUrl(),
                UUID.randomUUID().toString());
        try (var connection = new HttpConnection(program.port())) {
            var answer = connection.send(Signed.bySlack(program.port(), command, Instant.now()));
            return database.inTransaction(tx -> runs.openRuns(tx, community.id()).stream()
                    .filter(run -> run.quiz().name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The quiz was not opened: " + answer.body()))
                    .id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Item> questions() {
        try (var stream = Playground.class.getResourceAsStream("sample/fire-safety.gift")) {
            String source = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
            return Gift.read(source).questions().stream().map(Numbered::item).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The signed press with which somebody answers the first question of {@code run}, right. */
    byte[] press(UUID run, String account, int delivery) {
        return Signed.bySlack(
                program.port(),
                SlackForms.press(account, Action.of("quiz.answer", run, 0, 1, "c0"), responseUrl(), delivery),
                Instant.now());
    }

    private String responseUrl() {
        return "http://127.0.0.1:" + sink + "/response/T0BENCH01/1234567890/abcdefghijklmnopqrstuvwx";
    }

    /** How many private messages have come to the sink. */
    long responses() {
        try (var connection = new HttpConnection(sink)) {
            return Long.parseLong(connection
                    .send("GET /count HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII))
                    .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A number that SQL about {@code run} counts. */
    long count(String sql, UUID run) {
        return database.inTransaction(tx ->
                tx.handle().createQuery(sql).bind("run", run).mapTo(Long.class).one());
    }

    /** The answers of a run that are in the database. */
    long answers(UUID run) {
        return count("SELECT count(*) FROM quiz_answers WHERE run_id = :run", run);
    }

    Community community() {
        return community;
    }

    @Override
    public void close() {
        database.close();
    }
}
