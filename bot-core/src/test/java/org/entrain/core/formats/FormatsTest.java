package org.entrain.core.formats;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entrain.core.questions.Accepted;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Mark;
import org.entrain.core.questions.Picture;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.Reflection;
import org.entrain.core.questions.Response;
import org.entrain.core.questions.ShortAnswer;
import org.entrain.core.questions.SingleChoice;
import org.entrain.core.questions.TrueFalse;
import org.entrain.core.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FormatsTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final SingleChoice CAPITAL = new SingleChoice(
            "", "Où est l'Élysée ?", List.of(new Choice("Lyon", 0, ""), new Choice("Paris", 100, "")), "");
    private static final String CAPITAL_CSV =
            "question;option 1;option 2;bonne réponse\nOù est l'Élysée ?;Lyon;Paris;B\n";

    static Stream<Arguments> sameQuestion() {
        String comma = "question,option 1,option 2,correct\nOù est l'Élysée ?,Lyon,Paris,2\n";
        String tabs = "Question Text\tOption A\tOption B\tCorrect Answer(s)\nOù est l'Élysée ?\tLyon\tPARIS\tparis\n"
                .replace("PARIS", "Paris");
        return Stream.of(
                arguments("GIFT", "Où est l'Élysée ? {~Lyon =Paris}".getBytes(UTF_8)),
                arguments("Aiken", "Où est l'Élysée ?\nA. Lyon\nB) Paris\nANSWER: B\n".getBytes(UTF_8)),
                arguments("commas", comma.getBytes(UTF_8)),
                arguments("a mark, and semicolons", ("\uFEFF" + CAPITAL_CSV).getBytes(UTF_8)),
                arguments("sep=", ("sep=|\n" + CAPITAL_CSV.replace(';', '|')).getBytes(UTF_8)),
                arguments("tabs in UTF-16, as Excel's Unicode text", tabs.getBytes(UTF_16)),
                arguments("UTF-16 without a mark", tabs.getBytes(UTF_16LE)),
                arguments("Windows-1252", CAPITAL_CSV.getBytes(WINDOWS)),
                arguments("NUL", CAPITAL_CSV.replace("Lyon", "L\0yon").getBytes(UTF_8)),
                arguments("a title above the header", ("Quiz;;;\n\n" + CAPITAL_CSV).getBytes(UTF_8)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sameQuestion")
    void a_file_is_told_by_what_it_holds(String what, byte[] content) {
        Imported file = Formats.read("quiz.txt", content);

        assertThat(file.problems()).isEmpty();
        assertThat(file.questions()).extracting(Numbered::question).containsExactly(CAPITAL);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_template_holds_one_question_of_each_kind_and_is_read_without_a_word(Language language) {
        for (Format format : List.of(Format.CSV, Format.XLSX)) {
            Imported file = Formats.read("", Formats.template(format, language).content());

            assertThat(file.problems()).isEmpty();
            assertThat(file.losses()).isEmpty();
            assertThat(file.questions())
                    .extracting(each -> each.question().getClass().getSimpleName())
                    .containsExactlyInAnyOrder(Stream.of(Question.class.getPermittedSubclasses())
                            .map(Class::getSimpleName)
                            .toArray(String[]::new));
        }
    }

    @Test
    void a_kahoot_spreadsheet_is_read_as_it_is_downloaded() {
        var rows = new TreeMap<Integer, List<String>>();
        rows.put(2, List.of("", "Quiz template"));
        rows.put(
                3,
                List.of(
                        "",
                        "Add questions, at least two answer alternatives, time limit and choose correct answers (at least one)."));
        rows.put(
                8,
                List.of(
                        "",
                        "Question - max 120 characters",
                        "Answer 1 - max 75 characters",
                        "Answer 2 - max 75 characters",
                        "Answer 3 - max 75 characters",
                        "Answer 4 - max 75 characters",
                        "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
                        "Correct answer(s) - choose at least one"));
        rows.put(9, List.of("1", "Which city?", "Lyon", "Paris", "", "", "20", "2"));
        rows.put(10, List.of("2", "Which continents?", "Africa", "Peru", "Asia", "", "30", "1,3"));
        rows.put(11, List.of("3", "", "", "", "", "", "", ""));
        rows.put(12, List.of("4", "Ice is cold", "True", "False", "", "", "20", "1"));

        Imported file = Formats.read("Kahoot.xlsx", Workbooks.of(rows));

        assertThat(file.questions()).extracting(Numbered::line).containsExactly(9, 10, 12);
        assertThat(file.questions())
                .extracting(each -> each.question().getClass().getSimpleName())
                .containsExactly("SingleChoice", "MultipleChoice", "TrueFalse");
        assertThat(file.questions().get(1).question().rightAnswer(Language.EN)).isEqualTo("Africa and Asia");
        assertThat(file.problems()).extracting(Problem::line, Problem::key).containsExactly(tuple(11, "row.no-text"));
        assertThat(file.losses()).extracting(Problem::line, Problem::key).containsExactly(tuple(8, "row.left.column"));
    }

    @Test
    void the_columns_of_quizizz_are_known() {
        Imported file = read("""
                Question Text,Question Type,Option 1,Option 2,Option 3,Correct Answer,Time in seconds,Image Link
                Which?,Multiple Choice,a,b,c,2,30,https://example.org/a.png
                Which ones?,Checkbox,a,b,c,"1,3",30,
                Word?,Fill-in-the-Blank,red,scarlet,,,30,
                Think,Open-Ended,,,,,30,
                """);

        assertThat(file.problems()).isEmpty();
        assertThat(file.questions())
                .extracting(each -> each.question().getClass().getSimpleName())
                .containsExactly("SingleChoice", "MultipleChoice", "ShortAnswer", "Reflection");
        assertThat(file.losses())
                .extracting(Problem::line, Problem::key)
                .containsExactlyInAnyOrder(tuple(2, "row.left.alternative"), tuple(1, "row.left.column"));
    }

    static Stream<Arguments> mistakes() {
        String columns = "type;question;option 1;option 2;match 1;match 2;correct;points 1;units\n";
        return Stream.of(
                arguments(columns + "\n;;a;b;;;A", 3, "row.no-text"),
                arguments(columns + "riddle;q;a;b;;;A", 2, "row.type"),
                arguments(columns + "one answer;q;a;;;;A", 2, "row.too-few-choices"),
                arguments(columns + "one answer;q;a;b;;;", 2, "row.no-right-choice"),
                arguments(columns + ";q;a;b;;;", 2, "row.no-right-choice"),
                arguments(columns + "several answers;q;a;b;;;A;-5", 2, "row.no-right-choice"),
                arguments(columns + "one answer;q;a;b;;;A, B", 2, "row.two-right"),
                arguments(columns + "one answer;q;a;b;;;B;100", 2, "row.two-right"),
                arguments(columns + ";q;a;b;;;C", 2, "row.correct-unknown"),
                arguments(columns + ";q;2;4;;;2", 2, "row.correct-unclear"),
                arguments(columns + "vrai ou faux;q;;;;;perhaps", 2, "row.true-false"),
                arguments(columns + "short answer;q;;;;;", 2, "row.no-answer"),
                arguments(columns + "short answer;q;a;;;;;50", 2, "row.no-full-mark"),
                arguments(columns + "short answer;q;a;;;;;101", 2, "row.points"),
                arguments(columns + "number;q;many;;;;", 2, "row.number"),
                arguments(columns + "number;q;3;;;;;;cm; mm=0", 2, "row.units"),
                arguments(columns + "matching;q;a;b;c;;", 2, "row.no-match"),
                arguments(columns + "matching;q;a;b;c;c;", 2, "row.too-few-pairs"),
                arguments(columns + "ordering;q;a;;;;", 2, "row.too-few-steps"),
                arguments(columns + "ordering;q;a;a;;;", 2, "row.steps-alike"),
                arguments(columns + "cloze;q _____;a;b;;;", 2, "row.gaps"),
                arguments(columns + "cloze;q _____;a ~;;;;", 2, "row.gap"),
                arguments(columns + ";a;a;b;;;A\n;\"q;a;b;;;A\n;q;a;b;;;A", 3, "row.unclosed"),
                arguments("Where?\nA) here\nB) there\nANSWER: C", 4, "aiken.answer"),
                arguments("Where?\nA) here\nB) there\nANSWER: A, B", 4, "aiken.two-right"),
                arguments("\nWhere?\nA) here\nANSWER: A", 2, "aiken.no-options"),
                arguments("Where?\nA) here\nB)\nANSWER: A", 3, "aiken.empty-option"),
                arguments("Where?\nA) here\nA) there\nANSWER: A", 3, "aiken.same-letter"),
                arguments("Why?\nWhere?\nA) here\nB) there\nWho?\nA) you\nANSWER: A", 1, "aiken.no-answer"),
                arguments("ANSWER: A\n\nA) b", 1, "aiken.no-text"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_names_its_row_and_says_in_both_languages_what_to_do(String source, int line, String key) {
        Problem problem = read(source.replace("cm; mm", "\"cm; mm").replace("mm=0", "mm=0\""))
                .problems()
                .getFirst();

        assertThat(problem.key()).isEqualTo(key);
        assertThat(problem.line()).isEqualTo(line);
        assertThat(problem.say(Language.EN)).matches("(Row|Line) " + line + ": .*\\.");
        assertThat(problem.say(Language.FR))
                .matches("Ligne " + line + " : .*\\.")
                .doesNotContain("{", "''");
    }

    @Test
    void the_gaps_are_shown_as_they_are_to_be_written() {
        Problem problem =
                read("type,question,option 1\nmissing words,A b,c\n").problems().getFirst();

        assertThat(problem.say(Language.EN))
                .isEqualTo(
                        "Row 2: the text has no gaps and there is one answer; write _____ for each gap and what belongs"
                                + " there in “option 1”, “option 2” and so on.");
    }

    @Test
    void lines_in_another_encoding_are_named_and_nothing_is_guessed() {
        byte[] mixed = join(
                "Où ? {=là}\n\n".getBytes(UTF_8),
                "Qui ? {=moi}\n\nÀ qui ? {=à moi}".getBytes(WINDOWS),
                "\n\nÉté ? {T}".getBytes(UTF_8));

        Imported file = Formats.read("quiz.gift", mixed);

        assertThat(file.questions()).isEmpty();
        assertThat(file.problems()).extracting(Problem::line, Problem::key).containsExactly(tuple(5, "encoding"));
    }

    @Test
    void what_is_no_file_of_questions_is_said() {
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 3, 4, 5, 6, 7, 1, 2, 3};

        assertThat(onlyProblem(Formats.read("a.png", picture))).isEqualTo("not-text");
        assertThat(onlyProblem(Formats.read("a.xls", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0})))
                .isEqualTo("old-excel");
        assertThat(onlyProblem(Formats.read("a.csv", "name,age\nAmina,30".getBytes(UTF_8))))
                .isEqualTo("no-header");
        assertThat(onlyProblem(Formats.read("a.zip", zip(Map.of("a.txt", "x")))))
                .isEqualTo("zip.unknown");
        assertThat(onlyProblem(Formats.read("a.xlsx", new byte[] {'P', 'K', 3, 4, 1})))
                .isIn("zip.broken", "zip.unknown");
        assertThat(Formats.read("", new byte[0]).isEmpty()).isTrue();
    }

    @Test
    void a_workbook_that_would_fill_the_memory_is_refused() {
        String sheet = Workbooks.sheet(
                "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + "x".repeat(30 << 20) + "</t></is></c></row>");
        Map<String, String> many = IntStream.range(0, 3000).boxed().collect(Collectors.toMap(i -> "a" + i, i -> ""));

        assertThat(onlyProblem(Formats.read("", Workbooks.with(sheet)))).isEqualTo("zip.too-much");
        assertThat(onlyProblem(Formats.read("", zip(many)))).isEqualTo("zip.too-much");
    }

    @Test
    void a_damaged_workbook_is_said_to_be_damaged() {
        byte[] whole = Formats.template(Format.XLSX, Language.EN).content();
        for (int at = 4; at < whole.length; at += 41) {
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 << at % 8);

            assertThat(Formats.read("", changed)).isNotNull();
            assertThat(onlyProblem(Formats.read("", Arrays.copyOf(whole, at)))).isEqualTo("zip.broken");
        }
    }

    @Test
    void a_cell_that_says_it_is_far_away_makes_no_room_for_those_before_it() {
        String header =
                "<row r=\"1\"><c t=\"inlineStr\"><is><t>question</t></is></c><c t=\"inlineStr\"><is><t>answer</t></is></c></row>";
        String far = "<row r=\"2\"><c r=\"ZZZZZZ2\" t=\"inlineStr\"><is><t>x</t></is></c></row>";

        Imported file = Formats.read("", Workbooks.with(Workbooks.sheet(header + far)));

        assertThat(onlyProblem(file)).isEqualTo("row.too-wide");
    }

    @Test
    void nothing_outside_a_workbook_is_looked_at() {
        String entity = "<!DOCTYPE worksheet [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                + Workbooks.sheet("<row><c t=\"inlineStr\"><is><t>question &a;</t></is></c></row>");

        assertThat(Formats.read("", Workbooks.with(entity)).questions()).isEmpty();
    }

    @Test
    void what_people_write_from_right_to_left_or_draw_is_an_answer_like_any_other() {
        Imported file = read("question,option 1\nما هي عاصمة فرنسا؟,\u202Bباريس\u202C\nHow are you?,😀\n");

        assertThat(file.questions()
                        .get(0)
                        .question()
                        .mark(new Response.Typed("باريس"))
                        .orElseThrow()
                        .right())
                .isTrue();
        Question mood = file.questions().get(1).question();
        assertThat(mood.mark(new Response.Typed("😀"))).contains(Mark.of(1, ""));
        assertThat(mood.mark(new Response.Typed("😞"))).contains(Mark.of(0, ""));
    }

    @Test
    void nothing_that_is_written_runs_in_a_spreadsheet() {
        List<Item> items = List.of(Item.of(new ShortAnswer(
                "",
                "=HYPERLINK(\"https://example.org\")",
                List.of(new Accepted("@SUM(1)", 100, "-1+1"), new Accepted("'+1", 50, "-5")),
                "")));
        byte[] content = Formats.write(Format.CSV, "", items, Language.EN, at -> Optional.empty())
                .content();

        assertThat(new String(content, UTF_8)).contains("\"'=HYPERLINK(", "'@SUM", "'-1+1", "''+1", ",-5");
        assertThat(Formats.read("", content).questions())
                .extracting(Numbered::item)
                .isEqualTo(items);
    }

    @Test
    void what_a_table_cannot_hold_is_said() {
        var kept = new Item(
                CAPITAL,
                Optional.of(Picture.kept("a".repeat(64), "A door")),
                "",
                List.of(),
                Optional.empty(),
                Optional.empty());
        var choices = IntStream.range(0, 101)
                .mapToObj(i -> new Choice("c" + i, i == 0 ? 100 : 0, ""))
                .toList();
        List<Item> items = List.of(
                kept,
                Item.of(new SingleChoice("", "Which?", choices, "")),
                Item.of(new Reflection("", "x".repeat(40_000), "")));

        Exported file = Formats.write(Format.XLSX, "", items, Language.EN, at -> Optional.empty());

        assertThat(file.losses())
                .extracting(Problem::line, Problem::key)
                .containsExactly(tuple(1, "loss.picture"), tuple(2, "loss.options"), tuple(3, "loss.cell"));
        assertThat(Formats.read("", file.content()).questions())
                .extracting(Numbered::question)
                .containsExactly(CAPITAL);
    }

    @Test
    void anki_gets_cards_with_all_that_it_reads() {
        var tagged = new Item(
                CAPITAL, Optional.empty(), "", List.of("la ville", "france"), Optional.empty(), Optional.empty());
        List<Item> items = List.of(
                tagged,
                Item.of(new TrueFalse("", "1 < 2\n#\"yes\"", true, "", "", "Sure\tly.")),
                Item.of(new Reflection("", "Why?", "")));

        Exported file = Formats.write(Format.ANKI, "Villes", items, Language.FR, at -> Optional.empty());

        assertThat(new String(file.content(), UTF_8)).isEqualTo("""
                #separator:tab
                #html:true
                #notetype:Basic
                #columns:Front\tBack\tTags
                #tags column:3
                #deck:Villes
                Où est l'Élysée ?<ul><li>Lyon</li><li>Paris</li></ul>\tParis\tfrance la_ville
                1 &lt; 2<br>&#35;&quot;yes&quot;<ul><li>Vrai ou faux ?</li></ul>\tVrai<br><br>Sure ly.\t
                """);
        assertThat(file.losses()).extracting(Problem::line, Problem::key).containsExactly(tuple(3, "loss.reflection"));
    }

    @Test
    void ten_thousand_questions_come_through_a_table_as_text_and_a_workbook() {
        List<Item> items = IntStream.range(0, 10_000)
                .mapToObj(i -> Item.of(new SingleChoice("", "Question " + i, CAPITAL.choices(), "")))
                .toList();
        for (Format format : List.of(Format.GIFT, Format.CSV, Format.XLSX)) {
            byte[] content = Formats.write(format, "", items, Language.EN, at -> Optional.empty())
                    .content();

            assertThat(Formats.read("", content).questions()).as("%s", format).hasSize(10_000);
        }
    }

    @Test
    void very_long_lines_and_cells_are_read_once() {
        String million = "x".repeat(1_000_000);

        assertThat(read("question,correct\n" + million + ",\"" + million + "\"\n")
                        .questions())
                .hasSize(1);
        Problem list = read("question,option 1,option 2,correct\nq,a,b,\"" + "1,".repeat(1_000_000) + "2\"\n")
                .problems()
                .getFirst();
        assertThat(list.key()).isEqualTo("row.correct-unknown");
        assertThat(list.say(Language.EN)).hasSizeLessThan(300);
        assertThat(read("question,answers,correct\nq,a" + ";a".repeat(1_000_000) + ",A\n")
                        .problems())
                .extracting(Problem::key)
                .containsExactly("row.too-many-answers");
        assertThat(read("question" + ",".repeat(1_000_000)).problems()).isEmpty();
        assertThat(read(("ANSWER: A" + " ".repeat(500_000) + "\n").repeat(4)).questions())
                .isEmpty();
        assertThat(read("'".repeat(2_000_000)).questions()).isEmpty();
    }

    private static Imported read(String text) {
        return Formats.read("", text.getBytes(UTF_8));
    }

    private static String onlyProblem(Imported file) {
        assertThat(file.questions()).isEmpty();
        assertThat(file.problems()).hasSize(1);
        return file.problems().getFirst().key();
    }

    private static byte[] zip(Map<String, String> entries) {
        return Workbooks.zip(entries);
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    @Test
    void a_source_without_its_protocol_is_left_out_and_said() {
        String table = "question,option 1,option 2,correct answer,source\nWhere?,Here,There,A,//example.org/page\n";
        Imported file = Formats.read("a.csv", table.getBytes(UTF_8));
        assertThat(file.questions()).hasSize(1);
        assertThat(file.losses()).extracting(Problem::key).containsExactly("row.left.source");
    }
}
