package org.entrain.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures everything, one thing after another, and writes docs/performance.md. */
public final class Benchmarks {
    private static final Logger LOG = LoggerFactory.getLogger(Benchmarks.class);

    @FunctionalInterface
    private interface Measurement {
        Section measure() throws Exception;
    }

    private final Setting setting;
    private final Report report;

    private Benchmarks(Setting setting, Report report) {
        this.setting = setting;
        this.report = report;
    }

    /** Arguments: the project's folder; {@code boards} to read those alone; {@code trial} to see only that everything runs, with a report in target; {@code sweep} to kill it 200 times. */
    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
        if (arguments.length > 1 && arguments[1].equals("sweep")) {
            Sweep.run(Setting.of(root, Scale.FULL), root.resolve("docs/delivery.md"), Sweep.full());
            System.exit(0);
        }
        if (arguments.length > 1 && arguments[1].equals("delivery")) {
            var delivery = new Benchmarks(
                    Setting.of(root, Scale.FULL),
                    new Report(root.resolve("benchmarks/target/delivery.md"), Machine.described(), Machine.load()));
            delivery.delivery();
            System.exit(0);
        }
        if (arguments.length > 1 && arguments[1].equals("boards")) {
            var one = new Benchmarks(
                    Setting.of(root, Scale.FULL),
                    new Report(root.resolve("benchmarks/target/boards.md"), Machine.described(), Machine.load()));
            one.add("Boards", () -> one.boards().measure(one.setting.work().resolve("boards")));
            System.exit(0);
        }
        if (arguments.length > 1 && arguments[1].equals("sweep-trial")) {
            Sweep.run(Setting.of(root, Scale.TRIAL), root.resolve("benchmarks/target/sweep.md"), List.of(3, 2));
            System.exit(0);
        }
        boolean trial = arguments.length > 1 && arguments[1].equals("trial");
        Path file = root.resolve(trial ? "benchmarks/target/trial.md" : "docs/performance.md");
        var report = new Report(file, Machine.described(), Machine.load());
        new Benchmarks(Setting.of(root, trial ? Scale.TRIAL : Scale.FULL), report).run();
    }

    private void run() throws Exception {
        int port = Child.freePort();
        try (Child sink = setting.startSink(port);
                var teams = new LocalTenant()) {
            var doors = new EmptyDoors(setting, teams, port);
            add("A Slack press, to an empty door", doors::slack);
            add("A Teams press, to an empty door", doors::teams);
            var answering = new Answering(setting, sink);
            Path home = setting.work().resolve("home");
            Footprint.Memory memory;
            try (var program = EntrainProgram.connected(setting, setting.flags(), home, port);
                    var classroom = new Classroom(program, port, setting.scale().learners())) {
                add("Answers a second, end to end", () -> answered(answering, program, classroom, port));
                memory = Footprint.Memory.of(program, answering.answers());
                add("A town of people", () -> new Town(setting.scale()).measure(program));
                add("Ten thousand learners in a minute", () -> new Rush(setting.scale()).measure(program, classroom));
                add("Bringing in questions", () -> new Importing(port).measure(program));
            }
            add("Scheduling a review", () -> new Reviews(setting).scheduling());
            add(
                    "Picking the day's reviews",
                    () -> new Picking(setting.scale().readers())
                            .measure(setting.work().resolve("picking")));
            add(
                    "Expanding a plan",
                    () -> new Expanding(setting.scale().readers() * 10)
                            .measure(setting.work().resolve("expanding")));
            add("Bringing people together", () -> new Pairing().measure());
            add("Boards", () -> boards().measure(setting.work().resolve("boards")));
            delivery();
            add("Memory, and starting", () -> new Footprint(setting, port).measure(memory, home));
        }
    }

    private void delivery() {
        add(
                "Letters leaving the outbox",
                () -> draining().measure(setting.work().resolve("draining")));
        add("Plans that are not due", () -> schedules().measure(setting.work().resolve("schedules")));
    }

    private Boards boards() {
        return new Boards(setting.scale().readers(), setting.scale().readers() / 50);
    }

    private Draining draining() {
        return new Draining(setting.scale().readers() / 5);
    }

    private Schedules schedules() {
        return new Schedules(
                setting.scale().readers(),
                Duration.ofSeconds(6L * setting.scale().seconds()));
    }

    private Section answered(Answering answering, EntrainProgram program, Classroom classroom, int sink) {
        var flags =
                setting.hasQuickCompilerOnly() ? setting.flagsWithBothCompilers() : setting.flagsWithQuickCompiler();
        try (var other = EntrainProgram.connected(setting, flags, setting.work().resolve("other-home"), sink);
                var otherClassroom = new Classroom(other, sink, setting.scale().learners())) {
            return answering.measure(program, classroom, other, otherClassroom);
        }
    }

    /** One measurement that fails does not keep the others from being made. */
    private void add(String title, Measurement measurement) {
        try {
            report.add(measurement.measure());
        } catch (Exception e) {
            LOG.error("{} could not be measured", title, e);
            report.add(Section.skipped(title, "Could not be measured: " + e.getMessage()));
        }
    }
}
