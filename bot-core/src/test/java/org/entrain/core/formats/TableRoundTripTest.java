package org.entrain.core.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.entrain.core.questions.AnyQuestion;
import org.entrain.core.questions.Item;
import org.entrain.core.text.Language;

@Domain(AnyQuestion.class)
@Domain(DomainContext.Global.class)
class TableRoundTripTest {
    @Property(tries = 400)
    void a_table_as_text_gives_back_all_that_was_written(
            @ForAll @Size(max = 4) List<Item> items, @ForAll Language language) {
        isReadAsItWas(Format.CSV, items, language);
    }

    @Property(tries = 200)
    void a_workbook_gives_back_all_that_was_written(
            @ForAll @Size(max = 4) List<Item> items, @ForAll Language language) {
        isReadAsItWas(Format.XLSX, items, language);
    }

    private static void isReadAsItWas(Format format, List<Item> items, Language language) {
        Exported written = Formats.write(format, "Fire", items, language, at -> Optional.empty());
        Imported file = Formats.read("", written.content());

        assertThat(written.losses()).isEmpty();
        assertThat(file.problems()).isEmpty();
        assertThat(file.losses()).isEmpty();
        assertThat(file.questions().stream().map(Numbered::item).toList()).isEqualTo(items);
    }

    @Property(tries = 300)
    void whatever_a_table_holds_it_is_read_without_an_exception(@ForAll("tables") String table) {
        Imported file = Formats.read("anything.csv", table.getBytes(StandardCharsets.UTF_8));

        assertThat(file.problems()).allSatisfy(problem -> {
            assertThat(problem.line()).isBetween(1, table.split("\\R", -1).length);
            assertThat(problem.say(Language.FR)).startsWith("Ligne ");
        });
    }

    @Provide
    Arbitrary<String> tables() {
        Arbitrary<String> types = Arbitraries.of(
                "",
                "one answer",
                "plusieurs réponses",
                "vrai ou faux",
                "short answer",
                "number",
                "matching",
                "ordering",
                "cloze",
                "qcm");
        Arbitrary<String> cells = Arbitraries.of(AnyQuestion.TOKENS)
                .filter(token -> !token.contains("\n") && !token.contains("\""))
                .list()
                .ofMaxSize(2)
                .map(tokens -> String.join("", tokens));
        return Combinators.combine(types, cells.list().ofSize(11))
                .as((type, row) -> type + ";" + String.join(";", row))
                .list()
                .ofMaxSize(4)
                .map(rows ->
                        "type;question;option 1;option 2;match 1;match 2;correct;points 1;points 2;units;source;picture\n"
                                + String.join("\n", rows));
    }

    @Property(tries = 300)
    void whatever_a_file_holds_it_is_read_without_an_exception(@ForAll("files") byte[] anything) {
        assertThat(Formats.read("", anything)).isNotNull();
    }

    @Provide
    Arbitrary<byte[]> files() {
        Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
        Arbitrary<byte[]> lines = Arbitraries.of(
                        "Where?",
                        "A) here",
                        "B. there",
                        "C)",
                        "ANSWER: B",
                        "answer: A, C",
                        "",
                        "{=a}",
                        "$CATEGORY: b",
                        "// [tag:c]")
                .list()
                .ofMaxSize(12)
                .map(all -> String.join("\n", all).getBytes(StandardCharsets.UTF_8));
        return Arbitraries.oneOf(bytes, lines);
    }
}
