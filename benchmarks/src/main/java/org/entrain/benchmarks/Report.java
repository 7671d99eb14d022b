package org.entrain.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** docs/performance.md: written anew after each measurement, so that a run that is cut short says what it has. */
final class Report {
    private final Path file;
    private final String machine;
    private final double loadBefore;
    private final List<Section> sections = new ArrayList<>();

    Report(Path file, String machine, double loadBefore) {
        this.file = file;
        this.machine = machine;
        this.loadBefore = loadBefore;
    }

    void add(Section section) {
        sections.add(section);
        System.out.println(written(section));
        try {
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, written());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String written() {
        List<Goal> goals =
                sections.stream().flatMap(section -> section.goals().stream()).toList();
        var text = new StringBuilder("""
                # Performance

                Written by `benchmarks/run` on %s; the next run writes it anew.

                The machine: %s. Everything ran on it at once, over loopback: the program, its PostgreSQL, the load generator and \
                the stand-in for the platform share the cores, so read the ratios rather than the absolutes. Rivals took turns \
                (A B A B); a figure is the median of three rounds. Before the run, %.1f processes wanted a core.

                ## Goals

                """.formatted(LocalDate.now(ZoneOffset.UTC), machine, loadBefore));
        text.append(table(
                List.of("goal", "in this run", ""),
                goals.stream()
                        .map(goal -> List.of(goal.wish(), goal.measured(), goal.met() ? "met" : "**missed**"))
                        .toList()));
        text.append("\n## What falls short\n\n").append(shortfall(goals));
        sections.forEach(section -> text.append('\n').append(written(section)));
        return text.toString();
    }

    private String shortfall(List<Goal> goals) {
        var lines = new StringBuilder();
        goals.stream()
                .filter(goal -> !goal.met())
                .forEach(goal -> lines.append("- %s: %s.%n".formatted(goal.wish(), goal.measured())));
        sections.stream()
                .filter(section -> section.rows().isEmpty())
                .forEach(section -> lines.append("- %s: %s%n".formatted(section.title(), section.how())));
        return lines.isEmpty() ? "Every goal was met.\n" : lines.toString();
    }

    private static String written(Section section) {
        var text = new StringBuilder("## " + section.title() + "\n\n" + section.how() + "\n");
        if (!section.rows().isEmpty()) {
            text.append('\n').append(table(section.header(), section.rows()));
        }
        if (!section.notes().isEmpty()) {
            text.append('\n');
            section.notes().forEach(note -> text.append("- ").append(note).append('\n'));
        }
        return text.toString();
    }

    private static String table(List<String> header, List<List<String>> rows) {
        var text = new StringBuilder(line(header));
        text.append(line(header.stream().map(column -> "---").toList()));
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
