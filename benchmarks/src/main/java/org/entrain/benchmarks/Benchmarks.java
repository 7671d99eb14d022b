package org.entrain.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
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

    /**
     * Arguments: the project's folder; then {@code trial} to see only that everything runs, with a report in target, {@code
     * sweep} to kill the program 200 times, or the name of what is measured {@link #alone}.
     */
    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
        String what = arguments.length > 1 ? arguments[1] : "all";
        Path target = root.resolve("benchmarks/target/" + what + ".md");
        switch (what) {
            case "all" ->
                of(root, Scale.FULL, root.resolve("docs/performance.md")).run();
            case "trial" -> of(root, Scale.TRIAL, target).run();
            case "sweep" -> Sweep.run(Setting.of(root, Scale.FULL), root.resolve("docs/delivery.md"), Sweep.full());
            case "sweep-trial" -> Sweep.run(Setting.of(root, Scale.TRIAL), target, List.of(3, 2));
            default -> of(root, Scale.FULL, target).run(what);
        }
        System.exit(0);
    }

    private static Benchmarks of(Path root, Scale scale, Path report) throws IOException {
        return new Benchmarks(Setting.of(root, scale), new Report(report, Machine.described(), Machine.load()));
    }

    private void run(String one) {
        Measurement measurement = alone().get(one);
        if (measurement == null) {
            throw new IllegalArgumentException("No such measurement: " + one + ". There are " + alone().keySet());
        }
        add(one, measurement);
    }

    /** What is measured without the program beside it, in the order in which it is. */
    private SequencedMap<String, Measurement> alone() {
        Scale scale = setting.scale();
        var alone = new LinkedHashMap<String, Measurement>();
        alone.put("reviews", () -> new Reviews(setting).scheduling());
        alone.put("picking", () -> Laboratory.measure(work("picking"), new Picking(scale.readers())::measure));
        alone.put(
                "expanding", () -> Laboratory.measure(work("expanding"), new Expanding(scale.readers() * 10)::measure));
        alone.put("pairing", () -> new Pairing().measure());
        alone.put("badging", () -> Laboratory.measure(work("badging"), new Badging(scale.readers() / 10)::measure));
        alone.put(
                "signing", () -> Laboratory.measure(work("signing"), new BadgeSigning(scale.readers() / 10)::measure));
        alone.put(
                "boards",
                () -> Laboratory.measure(work("boards"), new Boards(scale.readers(), scale.readers() / 50)::measure));
        alone.put("draining", () -> Laboratory.measure(work("draining"), new Draining(scale.readers() / 5)::measure));
        alone.put(
                "schedules",
                () -> new Schedules(scale.readers(), Duration.ofSeconds(6L * scale.seconds()))
                        .measure(work("schedules")));
        return alone;
    }

    private Path work(String name) {
        return setting.work().resolve(name);
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
            alone().forEach(this::add);
            add("Memory, and starting", () -> new Footprint(setting, port).measure(memory, home));
        }
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
