package org.entrain.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Measures answers end to end: a signed press comes in, and 200 goes out once the answer is on the disk. */
final class Answering {
    private static final int ROUNDS = 3;
    private static final double TIMES = 1.2;
    private static final double MILLISECONDS_AT_HALF_LOAD = 50;

    private record Round(Wrk.Result load, double processor, double sinkProcessor, long delivered, long kept) {}

    private final Setting setting;
    private final Child sink;
    private final List<Round> few = new ArrayList<>();
    private final List<Round> otherwise = new ArrayList<>();
    private final List<Round> many = new ArrayList<>();
    private final List<Double> separate = new ArrayList<>();
    private final List<Double> separateWithoutLock = new ArrayList<>();
    private final List<Double> single = new ArrayList<>();
    private final List<OpenLoop.Result> half = new ArrayList<>();
    private long answers;

    Answering(Setting setting, Child sink) {
        this.setting = setting;
        this.sink = sink;
    }

    /** How many answers {@code program} has taken in this measurement. */
    long answers() {
        return answers;
    }

    /**
     * Measures.
     *
     * @param other the same program with the other choice of compilers
     */
    Section measure(EntrainProgram program, Classroom classroom, EntrainProgram other, Classroom otherClassroom) {
        var pgbench = Optional.of(new Pgbench(program, setting.work())).filter(one -> isInstalled());
        warmUp(program, classroom);
        warmUp(other, otherClassroom);
        for (int i = 0; i < ROUNDS; i++) {
            few.add(load(program, classroom, Contest.CONNECTIONS));
            pgbench.ifPresent(one -> separate.add(
                    one.separateStatements(classroom.open(), setting.scale().seconds())));
            many.add(load(program, classroom, 4 * Contest.CONNECTIONS));
            pgbench.ifPresent(one -> single.add(
                    one.oneStatement(classroom.open(), setting.scale().seconds())));
            otherwise.add(load(other, otherClassroom, Contest.CONNECTIONS));
            pgbench.ifPresent(one -> separateWithoutLock.add(one.separateStatementsWithoutLock(
                    classroom.open(), setting.scale().seconds())));
        }
        double most = Math.max(perSecond(few), perSecond(many));
        for (int i = 0; i < ROUNDS; i++) {
            half.add(halfLoad(program, classroom, (int) (most / 2)));
        }
        return section(most);
    }

    private void warmUp(EntrainProgram program, Classroom classroom) {
        WarmUp.until(
                setting.scale().warmUps(),
                () -> load(program, classroom, 4 * Contest.CONNECTIONS).load().perSecond());
    }

    private static boolean isInstalled() {
        try {
            Command.run(List.of("pgbench", "--version"));
            return true;
        } catch (RuntimeException missing) {
            return false;
        }
    }

    private Round load(EntrainProgram program, Classroom classroom, int connections) {
        UUID run = classroom.open();
        double processor = program.process().processorSeconds();
        double sinkProcessor = sink.processorSeconds();
        long responses = classroom.responses();
        Wrk.Result load = setting.wrk()
                .once(
                        program.port(),
                        connections,
                        setting.scale().seconds(),
                        setting.scale().learners(),
                        n -> classroom.press(run, Classroom.learner(n), n));
        long delivered = settled(classroom) - responses;
        long kept = classroom.answers(run);
        answers += kept;
        return new Round(
                load,
                program.process().processorSeconds() - processor,
                sink.processorSeconds() - sinkProcessor,
                delivered,
                kept);
    }

    /** How many messages have come to the sink once no more come. */
    private static long settled(Classroom classroom) {
        long before = -1;
        for (long now = classroom.responses(); now > before; now = classroom.responses()) {
            before = now;
            LockSupport.parkNanos(Duration.ofMillis(400).toNanos());
        }
        return before;
    }

    private OpenLoop.Result halfLoad(EntrainProgram program, Classroom classroom, int perSecond) {
        UUID run = classroom.open();
        OpenLoop.Result result = OpenLoop.send(
                program.port(),
                OpenLoop.evenly(
                        perSecond * setting.scale().seconds(),
                        Duration.ofSeconds(setting.scale().seconds())),
                n -> classroom.press(run, Classroom.learner(n), n));
        settled(classroom);
        answers += classroom.answers(run);
        return result;
    }

    private Section section(double most) {
        var rows = new ArrayList<List<String>>();
        rows.add(row("Entrain, 32 connections", few));
        rows.add(row("Entrain, 128 connections", many));
        rows.add(row(
                setting.hasQuickCompilerOnly()
                        ? "Entrain with both compilers, 32 connections"
                        : "Entrain with the quick compiler only, 32 connections",
                otherwise));
        var goals = new ArrayList<Goal>();
        if (!separate.isEmpty()) {
            rows.add(pgbenchRow("pgbench, 32 clients: (a) separate statements", separate));
            rows.add(pgbenchRow("pgbench, 32 clients: (a) without the lock on the run", separateWithoutLock));
            rows.add(pgbenchRow("pgbench, 32 clients: (b) one statement, no fact", single));
            goals.add(beside());
        }
        double p99 = Figures.median(half.stream().map(OpenLoop.Result::p99).toList());
        rows.add(halfRow((int) (most / 2)));
        goals.add(new Goal(
                "Answers at half the most: p99 under 50 ms",
                Figures.tenths(p99) + " ms at " + Figures.whole(most / 2) + " a second",
                p99 < MILLISECONDS_AT_HALF_LOAD && half.stream().allMatch(one -> one.bad() == 0)));
        return new Section(
                "Answers a second, end to end",
                HOW,
                List.of("what", "a second", "p50, ms", "p99, ms", "p99.9, ms", "a second, each round"),
                rows,
                notes(),
                goals);
    }

    private static final String HOW = """
            The real program as `mvn` starts it, with its own PostgreSQL (fsync and synchronous_commit on), thousands of members in one \
            community and one open quiz of ten questions a round; every request is the signed press of another person, over \
            kept-alive connections of wrk, and is answered 200 only after the commit. The person's verdict then goes to the \
            response URL, which is a sink in a process of its own on the same cores. pgbench writes the same answers over TCP \
            into the same server while the program idles: (a) looks the person up, writes the answer and writes the fact, \
            in one transaction that keeps the run from being closed meanwhile; (b) is the program's own statement for one \
            answer. At half load the requests have their moments, evenly spaced, and latency counts from them.""";

    private Goal beside() {
        double ours = Math.max(perSecond(few), perSecond(many));
        double times = ours / Figures.median(separate);
        return new Goal(
                "Answers a second: at least 1.2 times pgbench with separate statements",
                "%s times; %s times without the lock; %s times (b)"
                        .formatted(
                                Figures.hundredths(times),
                                Figures.hundredths(ours / Figures.median(separateWithoutLock)),
                                Figures.hundredths(ours / Figures.median(single))),
                times >= TIMES && bad() == 0 && lost() == 0);
    }

    private long bad() {
        return rounds().stream().mapToLong(round -> round.load().bad()).sum();
    }

    /** Acknowledged, and not in the database. */
    private long lost() {
        return rounds().stream()
                .mapToLong(round -> Math.max(0, round.load().requests() - round.kept()))
                .sum();
    }

    private List<Round> rounds() {
        var all = new ArrayList<>(few);
        all.addAll(many);
        all.addAll(otherwise);
        return all;
    }

    private List<String> notes() {
        long kept = rounds().stream().mapToLong(Round::kept).sum();
        long delivered = rounds().stream().mapToLong(Round::delivered).sum();
        return List.of(
                "Members prepared: %s.".formatted(Figures.whole(setting.scale().learners())),
                "Not answered 2xx: %s; acknowledged but not in the database: %s."
                        .formatted(Figures.whole(bad()), Figures.whole(lost())),
                "Of %s answers, %s verdicts reached the sink (%s %%)."
                        .formatted(
                                Figures.whole(kept),
                                Figures.whole(delivered),
                                Figures.tenths(100.0 * delivered / kept)),
                "Processor time an answer at 32 connections, verdict included: %s µs the program, %s µs the sink, which in real life is Slack's."
                        .formatted(Figures.whole(microseconds(false)), Figures.whole(microseconds(true))));
    }

    private double microseconds(boolean ofSink) {
        return Figures.median(few.stream()
                .map(round -> (ofSink ? round.sinkProcessor() : round.processor()) * 1e6 / round.kept())
                .toList());
    }

    private static double perSecond(List<Round> rounds) {
        return Figures.median(
                rounds.stream().map(round -> round.load().perSecond()).toList());
    }

    private static List<String> row(String what, List<Round> rounds) {
        return List.of(
                what,
                Figures.whole(perSecond(rounds)),
                Figures.tenths(Figures.median(
                        rounds.stream().map(round -> round.load().p50()).toList())),
                Figures.tenths(Figures.median(
                        rounds.stream().map(round -> round.load().p99()).toList())),
                Figures.tenths(Figures.median(
                        rounds.stream().map(round -> round.load().p999()).toList())),
                Figures.rounds(
                        rounds.stream().map(round -> round.load().perSecond()).toList()));
    }

    private static List<String> pgbenchRow(String what, List<Double> rounds) {
        return List.of(what, Figures.whole(Figures.median(rounds)), "", "", "", Figures.rounds(rounds));
    }

    private List<String> halfRow(int perSecond) {
        return List.of(
                "Entrain at half the most, each request at its moment",
                Figures.whole(perSecond),
                Figures.tenths(
                        Figures.median(half.stream().map(OpenLoop.Result::p50).toList())),
                Figures.tenths(
                        Figures.median(half.stream().map(OpenLoop.Result::p99).toList())),
                Figures.tenths(
                        Figures.median(half.stream().map(OpenLoop.Result::p999).toList())),
                Figures.rounds(
                        half.stream().map(one -> one.requests() / one.seconds()).toList()));
    }
}
