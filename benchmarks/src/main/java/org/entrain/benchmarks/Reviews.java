package org.entrain.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures how fast reviews are scheduled, beside the reference implementation of FSRS. */
final class Reviews {
    private static final String TITLE = "Scheduling a review";
    private static final int ROUNDS = 3;
    private static final int CARDS = 1_000;
    private static final int REVIEWS = 20;

    /** The reference rounds memories to eight digits, and passes its own maximum by a day or two. */
    private static final double SAME = 1e-4;

    private final Setting setting;

    /** What one process said. */
    private record Said(long days, double perSecond) {
        static Said of(List<String> command, Map<String, String> environment) {
            String[] parts = Command.run(command, environment).strip().split(" ", -1);
            return new Said(Long.parseLong(parts[0]), Double.parseDouble(parts[1]));
        }
    }

    Reviews(Setting setting) {
        this.setting = setting;
    }

    /** One process at a time, in turn; neither does anything else. */
    Section scheduling() {
        Path modules = setting.root().resolve("benchmarks/target/fsrs/node_modules");
        if (!Files.exists(modules.resolve("ts-fsrs"))) {
            return Section.skipped(TITLE, "Skipped: ts-fsrs could not be installed.");
        }
        var ours = new ArrayList<Said>();
        var theirs = new ArrayList<Said>();
        for (int i = 0; i < ROUNDS; i++) {
            ours.add(Said.of(java(), Map.of()));
            theirs.add(Said.of(node(), Map.of("NODE_PATH", modules.toString())));
        }
        if (Math.abs(ours.getFirst().days() - theirs.getFirst().days())
                > SAME * theirs.getFirst().days()) {
            throw new IllegalStateException("Ours add up to other days than theirs: %s, %s".formatted(ours, theirs));
        }
        double times = median(ours) / median(theirs);
        return new Section(
                TITLE,
                """
                %s cards with %d reviews each, every one on the day it is due, without fuzz and without same-day steps, \
                again and again for %d seconds after as long a warm-up; each in a process of its own that does nothing else, \
                Java with the program's flags. Both add up to the same days, within one in ten thousand.""".formatted(Figures.whole(CARDS), REVIEWS, setting.scale().seconds()),
                List.of("what", "reviews/s", "a review, ns", "reviews/s, each round"),
                List.of(row("Entrain", ours), row("ts-fsrs 5.4.2, Node", theirs)),
                List.of(),
                List.of(new Goal(
                        "Scheduling a review: at least as fast as ts-fsrs 5.4.2",
                        Figures.hundredths(times) + " times",
                        times >= 1)));
    }

    private List<String> java() {
        return Child.java(setting.flags(), setting.classPath(), Remembering.class.getName(), arguments());
    }

    private List<String> node() {
        var command = new ArrayList<>(List.of(
                "node",
                setting.root().resolve("benchmarks/src/main/fsrs/schedule.js").toString()));
        for (Object argument : arguments()) {
            command.add(argument.toString());
        }
        return command;
    }

    private Object[] arguments() {
        return new Object[] {CARDS, REVIEWS, setting.scale().seconds()};
    }

    private static double median(List<Said> rounds) {
        return Figures.median(rounds.stream().map(Said::perSecond).toList());
    }

    private static List<String> row(String name, List<Said> rounds) {
        return List.of(
                name,
                Figures.whole(median(rounds)),
                Figures.whole(1e9 / median(rounds)),
                Figures.rounds(rounds.stream().map(Said::perSecond).toList()));
    }
}
