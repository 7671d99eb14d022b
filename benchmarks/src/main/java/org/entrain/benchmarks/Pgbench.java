package org.entrain.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's own load generator: answers written by 32 clients straight into a program's database. */
final class Pgbench {
    static final int CLIENTS = 32;

    private static final Pattern RATE = Pattern.compile("(?m)^tps = ([0-9.]+)");

    /** Each transaction is another learner's. */
    private static final String NEXT_LEARNER = """
            \\set i :i + 1
            \\set n :i * %d + :client_id
            """.formatted(CLIENTS);

    private static final String SEPARATE = """
            BEGIN;
            SELECT p.id AS person, coalesce(p.language, '') AS language, r.community_id AS community,
                   m.person_id IS NOT NULL AS member, coalesce(s.response, '') AS stood
            FROM accounts a
            JOIN persons p ON p.id = a.person_id
            JOIN quiz_runs r ON r.organisation_id = p.organisation_id
            LEFT JOIN memberships m ON m.community_id = r.community_id AND m.person_id = p.id
            LEFT JOIN quiz_answers s ON s.run_id = r.id AND s.person_id = p.id AND s.attempt = 1 AND s.number = 0
            WHERE a.platform = 'slack' AND a.workspace = 'T0BENCH01' AND a.external_id = 'UL' || :n
              AND r.id = '{run}' AND r.closed_at IS NULL {lock}
            \\gset
            INSERT INTO quiz_answers (run_id, person_id, attempt, number, response, share, answered_at)
            VALUES ('{run}', :person, 1, 0, 'c0', 1, now())
            ON CONFLICT (run_id, person_id, attempt, number) DO NOTHING;
            INSERT INTO activity (community_id, person_id, kind, subject, at)
            VALUES (:community, :person, 'QuizAnswered', '{run}', now());
            COMMIT;
            """;

    private static final Map<String, String> ONE_ELEMENT = Map.ofEntries(
            Map.entry(":ordinals", "ARRAY[0]"),
            Map.entry(":platforms", "ARRAY['slack']"),
            Map.entry(":workspaces", "ARRAY['T0BENCH01']"),
            Map.entry(":accounts", "ARRAY['UL' || :n]"),
            Map.entry(":runs", "ARRAY['{run}'::uuid]"),
            Map.entry(":revisions", "ARRAY[0]"),
            Map.entry(":numbers", "ARRAY[0]"),
            Map.entry(":attempts", "ARRAY[1]"),
            Map.entry(":responses", "ARRAY['c0']"),
            Map.entry(":shares", "ARRAY[1::float8]"),
            Map.entry(":ats", "ARRAY[now()]"));

    private final EntrainProgram program;
    private final Path folder;

    Pgbench(EntrainProgram program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /** Who is it; the answer; the fact: three statements in a transaction that keeps the run open, as the program does. */
    double separateStatements(UUID run, int seconds) {
        return perSecond(SEPARATE.replace("{lock}", "FOR KEY SHARE OF r"), run, seconds);
    }

    /** The same without keeping the run from being closed meanwhile. */
    double separateStatementsWithoutLock(UUID run, int seconds) {
        return perSecond(SEPARATE.replace("{lock}", ""), run, seconds);
    }

    /** The program's own statement, for one answer; it writes no fact. */
    double oneStatement(UUID run, int seconds) {
        String statement = statement().strip();
        for (var parameter : ONE_ELEMENT.entrySet()) {
            statement =
                    statement.replaceAll(parameter.getKey() + "\\b", Matcher.quoteReplacement(parameter.getValue()));
        }
        return perSecond(statement + ";\n", run, seconds);
    }

    private double perSecond(String script, UUID run, int seconds) {
        Path file = folder.resolve("pgbench.sql");
        try {
            Files.writeString(file, (NEXT_LEARNER + script).replace("{run}", run.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String output = Command.run(
                List.of(
                        "pgbench",
                        "-n",
                        "-M",
                        "prepared",
                        "-c",
                        "" + CLIENTS,
                        "-j",
                        "2",
                        "-T",
                        "" + seconds,
                        "-D",
                        "i=-1",
                        "-f",
                        file.toString(),
                        "-h",
                        "127.0.0.1",
                        "-p",
                        program.databasePort(),
                        "-U",
                        "entrain",
                        "postgres"),
                Map.of("PGPASSWORD", program.databasePassword()));
        Matcher rate = RATE.matcher(output);
        if (!rate.find()) {
            throw new IllegalStateException("pgbench says: " + output);
        }
        return Double.parseDouble(rate.group(1));
    }

    /** Read where it stands, however private it is there, so that the two can never differ. */
    private static String statement() {
        try {
            Field field =
                    Class.forName("org.entrain.core.quizzes.AnswerStatement").getDeclaredField("WRITE");
            field.setAccessible(true);
            return (String) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The statement that writes answers is not where it was", e);
        }
    }
}
