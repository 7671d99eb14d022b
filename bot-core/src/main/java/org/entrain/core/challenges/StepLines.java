package org.entrain.core.challenges;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.challenges.Wish.Part;
import org.entrain.core.challenges.Wish.Problem;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Texts;

/**
 * Steps as they are typed, in either language, one a line: {@code quiz fire-safety}, {@code share}, {@code help},
 * {@code meet}, {@code prompt}; any other line is something to do, and to show with a picture or a text.
 */
final class StepLines {
    private static final Map<String, Step> SIMPLE = Map.ofEntries(
            Map.entry("share", new Step.Share()),
            Map.entry("partager", new Step.Share()),
            Map.entry("help", new Step.Help()),
            Map.entry("aider", new Step.Help()),
            Map.entry("meet", new Step.Meet()),
            Map.entry("rencontrer", new Step.Meet()),
            Map.entry("prompt", new Step.Prompt()),
            Map.entry("question", new Step.Prompt()));

    private final Quizzes quizzes;

    StepLines(Quizzes quizzes) {
        this.quizzes = quizzes;
    }

    /**
     * What was read.
     *
     * @param problem the first thing that is wrong
     */
    record Read(List<Step> steps, Optional<Problem> problem) {
        Read {
            steps = List.copyOf(steps);
        }
    }

    /** Reads lines; a semicolon ends one too. */
    Read read(Transaction tx, UUID community, String text) {
        var steps = new ArrayList<Step>();
        for (String typed : text.split("[\\r\\n;]+", -1)) {
            String line = Said.line(typed).replaceFirst("^(?:[-*•]|\\d{1,2}[.)]) ", "");
            if (!line.isEmpty()) {
                Optional<Step> step = step(tx, community, line);
                if (step.isEmpty()) {
                    return new Read(List.of(), Problem.of(Part.STEPS, "wrong.quiz", Said.echo(quiz(line))));
                }
                steps.add(step.get());
            }
        }
        return new Read(steps, Optional.empty());
    }

    /** Empty for a quiz that is not there. */
    private Optional<Step> step(Transaction tx, UUID community, String line) {
        String plain = Said.plain(line);
        if (plain.matches("quiz:? .*")) {
            return quizzes.named(tx, community, quiz(line)).map(quiz -> new Step.Quiz(quiz.id(), quiz.name()));
        }
        return Optional.of(Optional.ofNullable(SIMPLE.get(plain)).orElseGet(() -> new Step.Proof(line)));
    }

    private static String quiz(String line) {
        return line.replaceFirst("(?i)^quiz:? ", "");
    }

    /** The lines of these steps. */
    static String write(List<Step> steps, Texts texts) {
        return steps.stream()
                .map(step -> switch (step) {
                    case Step.Quiz quiz -> "quiz " + quiz.name();
                    case Step.Share _ -> texts.say("line.share");
                    case Step.Proof proof -> proof.task();
                    case Step.Help _ -> texts.say("line.help");
                    case Step.Meet _ -> texts.say("line.meet");
                    case Step.Prompt _ -> texts.say("line.prompt");
                })
                .collect(Collectors.joining("\n"));
    }
}
