package org.entrain.core.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entrain.core.chat.Block;
import org.entrain.core.questions.MultipleChoice;
import org.entrain.core.questions.SingleChoice;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lessons and paths are read from files that people write; what is wrong is said with its file and its line. */
class FolderReaderTest {
    private static final String LESSON = """
            ---
            title: Fire doors
            day: 2
            ---
            A closed door holds **smoke** back, see [the rules](https://example.org/doors).

            1. Close it.
            2. <b>Never</b> wedge it.

            ## Question

            May you wedge a fire door?

            - [ ] Yes
            - [x] No

            Smoke is faster than you.
            """;

    static byte[] zip(Map<String, String> files) {
        var bytes = new LinkedHashMap<String, byte[]>();
        files.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return FolderWriter.zipped(bytes);
    }

    private static List<String> problems(String name, byte[] content) {
        Texts texts = Texts.of(FolderReader.class, Language.EN);
        return FolderReader.read(name, content).problems().stream()
                .map(problem -> problem.say(texts))
                .toList();
    }

    private static List<String> problems(String text) {
        return problems("a.md", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_lesson_has_a_head_a_text_and_a_question() {
        Folder read = FolderReader.read("a.md", LESSON.getBytes(StandardCharsets.UTF_8));
        assertThat(read.problems()).isEmpty();
        assertThat(read.html()).isEqualTo(2);
        StepDraft step = read.steps().getFirst();
        assertThat(step.title()).isEqualTo("Fire doors");
        assertThat(step.day()).isEqualTo(2);
        assertThat(step.body()).contains("Close it.").doesNotContain("wedge a fire door");
        assertThat(step.question().orElseThrow().question()).isInstanceOfSatisfying(SingleChoice.class, question -> {
            assertThat(question.rightAnswer(Language.EN)).isEqualTo("No");
            assertThat(question.explanation()).isEqualTo("Smoke is faster than you.");
        });
        List<Block> shown = Markdown.read(step.body(), Markdown::https).withLinks();
        assertThat(shown.getFirst().plain()).contains("see the rules.").contains("1. Close it.\n2. Never wedge it.");
        assertThat(shown.getLast()).isInstanceOf(Block.Links.class);
    }

    @Test
    void several_options_may_be_right_and_a_question_may_be_in_gift() {
        Folder several = FolderReader.read(
                "a.md", LESSON.replace("- [ ] Yes", "- [x] Never").getBytes(StandardCharsets.UTF_8));
        assertThat(several.steps().getFirst().question().orElseThrow().question())
                .isInstanceOf(MultipleChoice.class);
        Folder gift = FolderReader.read("a.md", """
                # Lifts
                Stairs are safe.

                ```gift
                May you take the lift? {FALSE}
                ```
                And so is the window.
                """.getBytes(StandardCharsets.UTF_8));
        assertThat(gift.steps().getFirst().title()).isEqualTo("Lifts");
        assertThat(gift.steps().getFirst().question()).isPresent();
        assertThat(gift.steps().getFirst().body()).contains("window").doesNotContain("lift?");
    }

    @Test
    void steps_come_in_the_order_of_their_numbers_each_a_day_after_the_one_before() {
        Folder read = FolderReader.read(
                "Welcome.zip",
                zip(Map.of(
                        "a/10 last.md",
                        "# Last\nText",
                        "a/2 second.md",
                        "---\nday: 4\n---\n# Second\nText",
                        "a/1.md",
                        "# First\nText",
                        "__MACOSX/a/._1.md",
                        "x",
                        "notes.txt",
                        "x")));
        assertThat(read.problems()).isEmpty();
        assertThat(read.name()).isEqualTo("Welcome");
        assertThat(read.steps().stream().map(step -> step.day() + " " + step.title()))
                .containsExactly("1 First", "4 Second", "5 Last");
    }

    @ParameterizedTest
    @EnumSource
    void the_sample_is_a_path_in_every_language(Language language) {
        Folder read = FolderReader.read("path.zip", PathFileChat.sample(language));
        assertThat(read.problems()).isEmpty();
        assertThat(read.steps().stream().map(StepDraft::kind))
                .containsExactly(Step.Kind.LESSON, Step.Kind.TASK, Step.Kind.PROMPT);
    }

    @Test
    void texts_and_names_of_older_computers_are_read() {
        byte[] old = LESSON.replace("Smoke", "Fumée").getBytes(Charset.forName("windows-1252"));
        assertThat(FolderReader.read("a.md", old)
                        .steps()
                        .getFirst()
                        .question()
                        .orElseThrow()
                        .question()
                        .explanation())
                .startsWith("Fumée");
    }

    @Test
    void what_is_wrong_is_said_in_one_sentence_with_its_file_and_line() {
        assertThat(problems(LESSON.replace("[x]", "[ ]")))
                .containsExactly("a.md, line 10: No option is marked as right. Mark it with [x].");
        assertThat(problems(LESSON.replace("- [ ] Yes\n", "")))
                .containsExactly(
                        "a.md, line 10: A question has two options or more: - [x] the right one, - [ ] another.");
        assertThat(problems(LESSON.replace("- [ ] Yes", "- Yes")))
                .containsExactly(
                        "a.md, line 14: An option begins with [x] where it is right, and with [ ] where it is not.");
        assertThat(problems(LESSON.replace("day: 2", "day: never")))
                .containsExactly("a.md, line 3: The day never is no day of a path. Write a number from 1 to 365.");
        assertThat(problems(LESSON.replace("day: 2", "author: me")).getFirst())
                .startsWith("a.md, line 3: I do not know \"author\".");
        assertThat(problems(LESSON.replace("day: 2", "link: http://example.org")))
                .containsExactly("a.md, line 3: A link begins with https:// and names a page.");
        assertThat(problems("Just text"))
                .containsExactly("a.md, line 1: Say how it is called: title: and a few words.");
        assertThat(problems("---\ntitle: Open").getFirst()).contains("has no second ---");
        assertThat(problems("# Gift\nText\n\n```gift\n\nWho? { =Me\n```").getFirst())
                .contains("a.md: ")
                .contains("6");
        assertThat(problems("# Bell\nText ![A bell](bell.png)"))
                .containsExactly(
                        "a.md: The picture bell.png is not among the files. Put it into the zip, or give an address"
                                + " beginning with https://");
        assertThat(problems("# Bell\n![](https://example.org/bell.png)\nText").getFirst())
                .contains("for who does not see it");
    }

    @Test
    void a_lesson_of_ten_thousand_words_is_told_by_how_much_it_is_too_long() {
        String words = IntStream.range(0, 10_000).mapToObj(i -> "word").collect(Collectors.joining(" "));
        assertThat(problems("# Long\n" + words))
                .containsExactly("a.md: It is 9,000 words too long: 1,000 words are five minutes of reading. Make two"
                        + " lessons of it.");
    }

    @Test
    void a_zip_that_is_no_path_is_refused_in_one_sentence() {
        assertThat(problems("a.zip", zip(Map.of())).getFirst()).startsWith("There is no step in it.");
        assertThat(problems("a.zip", zip(many(2_000))))
                .containsExactly(
                        "This zip holds more than 200 files. A path has far fewer: take out what does not belong to it.");
        assertThat(problems("a.zip", zip(many(70))).getLast())
                .startsWith("It has 70 steps, and a path has 60 at most.");
        assertThat(problems("a.zip", zip(Map.of("../a.md", "# A\nText"))).getFirst())
                .contains("leads out of its folder");
        assertThat(problems("a.zip", zip(Map.of("a.md", "x".repeat(20_000_000))))
                        .getFirst())
                .startsWith("This zip unpacks to more than 16 MB.");
        assertThat(problems("a.zip", zip(Map.of("x/a.md", "# A\nText", "y/a.md", "# B\nText"))))
                .containsExactly("a.md: There are two files of this name. Rename one of them.");
        assertThat(problems("a.zip", zip(Map.of("1.md", "# A\nText", "2.md", "# a\nText"))))
                .containsExactly("2.md: Another file has the title a already. Each needs its own.");
        assertThat(problems("a.zip", zip(Map.of("1.md", "# A\n![A bell](b.png)\nText", "b.png", "no picture")))
                        .getFirst())
                .startsWith("1.md: b.png is no picture that can be shown.");
        byte[] broken = zip(Map.of("1.md", "# A\n" + "Text ".repeat(100)));
        Arrays.fill(broken, 40, broken.length, (byte) 7);
        assertThat(problems("a.zip", broken)).containsExactly("This zip is damaged. Make it again and hand it over.");
    }

    private static Map<String, String> many(int files) {
        return Stream.iterate(1, i -> i + 1)
                .limit(files)
                .collect(Collectors.toMap(i -> i + ".md", i -> "# Lesson " + i + "\nText"));
    }
}
