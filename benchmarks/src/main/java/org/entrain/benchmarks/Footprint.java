package org.entrain.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Measures what the program asks of a machine: memory, and patience while it starts. */
final class Footprint {
    private static final int STARTS = 5;
    private static final double SECONDS = 3;
    private static final long MEGABYTES = 350;
    private static final long ANSWERS = 100_000;

    /**
     * Memory of the program's Java process, PostgreSQL apart.
     *
     * @param answers taken so far
     */
    record Memory(long answers, long resident, long peak) {
        static Memory of(EntrainProgram program, long answers) {
            return new Memory(
                    answers,
                    program.process().megabytes("VmRSS"),
                    program.process().megabytes("VmHWM"));
        }
    }

    private final Setting setting;
    private final int sink;

    Footprint(Setting setting, int sink) {
        this.setting = setting;
        this.sink = sink;
    }

    /**
     * Measures.
     *
     * @param home of a program that has been used
     */
    Section measure(Memory memory, Path home) {
        List<Double> ready = starts(STARTS, () -> EntrainProgram.connected(setting, setting.flags(), home, sink));
        Path playground = setting.work().resolve("playground");
        List<Double> newScreen = starts(1, () -> EntrainProgram.playground(setting, playground));
        List<Double> screen = starts(STARTS, () -> EntrainProgram.playground(setting, playground));
        return new Section(
                "Memory, and starting",
                """
                Resident memory of the program's Java process, PostgreSQL apart, after the answers of this run. Starts are \
                timed from the command to the first 200 of the URL, with the classes as Maven's build leaves them.""",
                List.of("what", "median", "each"),
                List.of(
                        List.of(
                                "resident after " + Figures.whole(memory.answers()) + " answers, MB",
                                Figures.whole(memory.resident()),
                                "at its peak " + Figures.whole(memory.peak())),
                        row("to `/readyz` with the data of this run, s", ready),
                        row("playground: to the first screen, data there already, s", screen),
                        row("playground: to the first screen, the very first time, s", newScreen)),
                List.of(),
                List.of(
                        new Goal(
                                "Resident after 100,000 answers: under 350 MB",
                                "%s MB after %s answers"
                                        .formatted(Figures.whole(memory.resident()), Figures.whole(memory.answers())),
                                memory.resident() < MEGABYTES && memory.answers() >= ANSWERS),
                        new Goal(
                                "Start to ready with existing data: under 3 s",
                                Figures.hundredths(Figures.median(ready)) + " s",
                                Figures.median(ready) < SECONDS)));
    }

    private static List<String> row(String what, List<Double> seconds) {
        return List.of(
                what,
                Figures.hundredths(Figures.median(seconds)),
                String.join(", ", seconds.stream().map(Figures::hundredths).toList()));
    }

    private static List<Double> starts(int count, Supplier<EntrainProgram> start) {
        var seconds = new ArrayList<Double>();
        for (int i = 0; i < count; i++) {
            long begin = System.nanoTime();
            EntrainProgram program = start.get();
            seconds.add((System.nanoTime() - begin) / 1e9);
            program.close();
        }
        return seconds;
    }
}
