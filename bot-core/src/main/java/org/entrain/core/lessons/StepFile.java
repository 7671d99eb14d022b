package org.entrain.core.lessons;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entrain.core.lessons.Markdown.Page;
import org.entrain.core.lessons.QuestionSection.Found;

/**
 * One file of Markdown: what it is in its front matter, then its text, then perhaps its question.
 *
 * @param draft empty where something is wrong
 */
record StepFile(Optional<StepDraft> draft, List<FileProblem> problems, int html) {
    private static final Map<String, Step.Kind> KINDS = Map.of(
            "", Step.Kind.LESSON,
            "lesson", Step.Kind.LESSON,
            "leçon", Step.Kind.LESSON,
            "quiz", Step.Kind.QUIZ,
            "task", Step.Kind.TASK,
            "tâche", Step.Kind.TASK,
            "prompt", Step.Kind.PROMPT,
            "réflexion", Step.Kind.PROMPT);

    /**
     * Reads a file.
     *
     * @param name of the file, which problems are named with
     */
    static StepFile read(String name, String text) {
        FrontMatter head = FrontMatter.read(name, text);
        var problems = new ArrayList<>(head.problems());
        Optional<Step.Kind> kind =
                Optional.ofNullable(KINDS.get(head.value("kind").toLowerCase(Locale.ROOT)));
        if (kind.isEmpty()) {
            problems.add(FileProblem.of(name, head.line("kind"), "kind", head.value("kind")));
        }
        Found found = QuestionSection.find(name, head.body(), head.bodyFrom(), problems);
        String body = body(head, found);
        String title = title(head, found, kind.orElse(Step.Kind.LESSON));
        checkTitle(name, head, title, problems);
        Optional<URI> link = link(name, head, problems);
        Page page = Markdown.read(body, Markdown::https);
        check(name, kind.orElse(Step.Kind.LESSON), found, page, problems);
        if (!problems.isEmpty()) {
            return new StepFile(Optional.empty(), problems, page.html());
        }
        var draft = new StepDraft(
                name,
                day(name, head, problems),
                kind.orElseThrow(),
                title,
                body,
                head.value("picture"),
                head.value("alt"),
                link,
                found.question());
        return new StepFile(problems.isEmpty() ? Optional.of(draft) : Optional.empty(), problems, page.html());
    }

    /** Where the first heading is the title, it is not said twice. */
    private static String body(FrontMatter head, Found found) {
        return head.value("title").isEmpty()
                ? found.body().replaceFirst("^#[ \\t]+.*\\R?", "").strip()
                : found.body();
    }

    private static String title(FrontMatter head, Found found, Step.Kind kind) {
        if (kind == Step.Kind.QUIZ && !head.value("quiz").isEmpty()) {
            return head.value("quiz");
        }
        return head.value("title").isEmpty() ? found.firstHeading() : head.value("title");
    }

    private static void checkTitle(String name, FrontMatter head, String title, List<FileProblem> problems) {
        if (title.isBlank()) {
            problems.add(FileProblem.of(name, head.line("title"), "title.none"));
        } else if (title.length() > Lesson.LONGEST_TITLE) {
            problems.add(FileProblem.of(name, head.line("title"), "title.long", Lesson.LONGEST_TITLE, title.length()));
        }
    }

    private static Optional<URI> link(String name, FrontMatter head, List<FileProblem> problems) {
        if (head.value("link").isEmpty()) {
            return Optional.empty();
        }
        Optional<URI> link = Markdown.https(head.value("link"));
        if (link.isEmpty()) {
            problems.add(FileProblem.of(name, head.line("link"), "link"));
        }
        return link;
    }

    private static int day(String name, FrontMatter head, List<FileProblem> problems) {
        String day = head.value("day");
        if (day.isEmpty()) {
            return 0;
        }
        int number = day.matches("\\d{1,4}") ? Integer.parseInt(day) : 0;
        if (number < 1 || number > Path.LAST_DAY) {
            problems.add(FileProblem.of(name, head.line("day"), "day", day, Path.LAST_DAY));
        }
        return number;
    }

    private static void check(String name, Step.Kind kind, Found found, Page page, List<FileProblem> problems) {
        tooLong(page).ifPresent(over -> problems.add(FileProblem.of(name, 0, over.key(), over.by(), over.most())));
        if (kind == Step.Kind.LESSON && page.blocks().isEmpty()) {
            problems.add(FileProblem.of(name, 0, "empty"));
        }
        if (kind != Step.Kind.LESSON && found.question().isPresent()) {
            problems.add(FileProblem.of(name, 0, "question.elsewhere"));
        }
    }

    /**
     * By how much a text is longer than five minutes.
     *
     * @param key of the text that says so, behind {@code file.}
     */
    record TooLong(String key, int by, int most) {}

    /** Whether a text is too long for a lesson. */
    static Optional<TooLong> tooLong(Page page) {
        int words = page.words() - Lesson.MOST_WORDS;
        int characters = page.plain().length() - Lesson.MOST_CHARACTERS;
        return words > 0
                ? Optional.of(new TooLong("long.words", words, Lesson.MOST_WORDS))
                : characters > 0
                        ? Optional.of(new TooLong("long.characters", characters, Lesson.MOST_CHARACTERS))
                        : Optional.empty();
    }
}
