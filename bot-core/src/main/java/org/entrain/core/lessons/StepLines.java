package org.entrain.core.lessons;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.entrain.core.bank.Quiz;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.communities.Community;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Texts;

/** The steps of a path as they are typed: a day, a kind and a title a line, such as {@code 3 quiz fire-safety}. */
final class StepLines {
    private static final Pattern LINE = Pattern.compile("(?:day |jour )?(\\d{1,3})[.:]?\\s+(\\S+?):?\\s+(\\S.*)");
    private static final Map<String, Step.Kind> KINDS = Map.of(
            "lesson", Step.Kind.LESSON,
            "leçon", Step.Kind.LESSON,
            "quiz", Step.Kind.QUIZ,
            "task", Step.Kind.TASK,
            "tâche", Step.Kind.TASK,
            "prompt", Step.Kind.PROMPT,
            "réflexion", Step.Kind.PROMPT);

    private final Lessons lessons;
    private final Quizzes quizzes;

    StepLines(Lessons lessons, Quizzes quizzes) {
        this.lessons = lessons;
        this.quizzes = quizzes;
    }

    /**
     * What was read.
     *
     * @param wrong the first thing that is, in a sentence
     */
    record Read(List<Step> steps, Optional<String> wrong) {}

    /** The lines of these steps. */
    static String write(List<Step> steps, Texts texts) {
        return steps.stream()
                .map(step -> "%d %s %s".formatted(step.day(), texts.say("kind." + step.kind()), step.title()))
                .collect(Collectors.joining("\n"));
    }

    /**
     * Reads lines.
     *
     * @param before the steps that the path had: what belongs to a task of the same words stays
     */
    Read read(Transaction tx, Community community, String text, List<Step> before, Texts texts) {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.isEmpty() || lines.size() > Path.MOST_STEPS) {
            return wrong(
                    lines.isEmpty() ? texts.say("file.none") : texts.say("file.steps", lines.size(), Path.MOST_STEPS));
        }
        var steps = new ArrayList<Step>();
        int last = 1;
        for (String line : lines) {
            Matcher typed = LINE.matcher(line);
            if (!typed.matches()) {
                return wrong(texts.say("lines.unclear", line));
            }
            int day = Integer.parseInt(typed.group(1));
            Optional<Step.Kind> kind =
                    Optional.ofNullable(KINDS.get(typed.group(2).toLowerCase(Locale.ROOT)));
            if (kind.isEmpty() || day < 1 || day > Path.LAST_DAY) {
                return wrong(texts.say("lines.unclear", line));
            }
            if (day < last) {
                return wrong(texts.say("file.day.before", day, last));
            }
            last = day;
            Optional<Step> step = step(tx, community, day, kind.get(), typed.group(3), before);
            if (step.isEmpty()) {
                return wrong(texts.say(kind.get() == Step.Kind.QUIZ ? "file.quiz" : "unknown", typed.group(3)));
            }
            steps.add(step.get());
        }
        return new Read(steps, Optional.empty());
    }

    private static Read wrong(String sentence) {
        return new Read(List.of(), Optional.of(sentence));
    }

    private Optional<Step> step(
            Transaction tx, Community community, int day, Step.Kind kind, String title, List<Step> before) {
        return switch (kind) {
            case LESSON ->
                lessons.titled(tx, community.id(), title)
                        .map(lesson ->
                                new Step(day, kind, lesson.title(), "", Optional.of(lesson.id()), Optional.empty()));
            case QUIZ ->
                quizzes.named(tx, community.id(), title)
                        .map((Quiz quiz) ->
                                new Step(day, kind, quiz.name(), "", Optional.empty(), Optional.of(quiz.id())));
            case TASK, PROMPT ->
                Optional.of(new Step(
                        day,
                        kind,
                        title,
                        before.stream()
                                .filter(old -> old.kind() == kind && old.title().equals(title))
                                .findFirst()
                                .map(Step::body)
                                .orElse(""),
                        Optional.empty(),
                        Optional.empty()));
        };
    }
}
