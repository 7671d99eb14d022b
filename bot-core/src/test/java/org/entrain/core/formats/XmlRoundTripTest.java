package org.entrain.core.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Numeric;
import org.entrain.core.questions.Picture;
import org.entrain.core.questions.Question;
import org.entrain.core.text.Language;

@Domain(AnyItem.class)
@Domain(DomainContext.Global.class)
class XmlRoundTripTest {
    private static Optional<byte[]> picture(URI at) {
        return Optional.of(XmlPictureBytes.GIF);
    }

    @Property(tries = 400)
    void what_goes_to_moodle_comes_back_as_it_was(@ForAll @Size(min = 1, max = 3) List<Item> items) {
        Exported file = MoodleXml.write("Fire / safety", items, XmlRoundTripTest::picture);
        Imported back = MoodleXml.read(file.content());

        assertThat(file.losses()).isEmpty();
        assertThat(back.problems()).isEmpty();
        assertThat(back.losses()).isEmpty();
        assertThat(back.questions().stream().map(Numbered::item).toList()).isEqualTo(items);
        assertThat(back.pictures().keySet())
                .isEqualTo(back.questions().stream()
                        .flatMap(each -> each.item().picture().stream())
                        .map(Picture::at)
                        .filter(at -> at.getScheme().equals("picture"))
                        .map(URI::toString)
                        .collect(Collectors.toSet()));
    }

    @Property(tries = 400)
    void what_goes_out_as_qti_comes_back_as_it_was_but_for_what_is_said(
            @ForAll @Size(min = 1, max = 3) List<Item> items) {
        Exported file = Qti.write("Fire & safety", Language.FR, items, XmlRoundTripTest::picture);
        Imported back = Qti.read(file.content());

        assertThat(back.problems()).isEmpty();
        assertThat(back.losses()).isEmpty();
        assertThat(back.questions().stream().map(Numbered::item).toList())
                .isEqualTo(items.stream().map(XmlRoundTripTest::asQtiHolds).toList());
        assertThat(file.losses().stream().map(Problem::key))
                .allMatch(key -> key.equals("qti.unwritten.hint")
                        || key.equals("qti.unwritten.units")
                        || key.equals("qti.unwritten.partial-order"));
    }

    private static Item asQtiHolds(Item item) {
        Question question = item.question() instanceof Numeric numeric
                ? new Numeric(numeric.title(), numeric.text(), numeric.accepted(), List.of(), numeric.explanation())
                : item.question();
        return new Item(question, item.picture(), "", item.tags(), item.difficulty(), item.source());
    }

    @Property(tries = 300)
    void whatever_a_file_holds_it_is_read_without_an_exception(@ForAll("sources") String anything) {
        byte[] file = anything.getBytes(StandardCharsets.UTF_8);

        assertThat(MoodleXml.read(file).problems())
                .allSatisfy(each -> assertThat(each.line()).isPositive());
        assertThat(Qti.read(file).problems())
                .allSatisfy(each -> assertThat(each.line()).isPositive());
    }

    @Provide
    Arbitrary<String> sources() {
        List<String> pieces = List.of(
                "<quiz>",
                "</quiz>",
                "<question type=\"cloze\">",
                "<question type=\"numerical\">",
                "</question>",
                "<questiontext><text>",
                "</text></questiontext>",
                "{1:SA:",
                "{1:NM:=",
                "}",
                "=a~",
                "%1e9%",
                "<answer fraction=\"1e9\">",
                "</answer>",
                "<qti-assessment-item>",
                "</qti-assessment-item>",
                "<qti-item-body>",
                "</qti-item-body>",
                "<qti-choice-interaction response-identifier=\"R\"/>",
                "<qti-response-declaration identifier=\"R\"/>",
                "<![CDATA[",
                "]]>",
                "&",
                "&nbsp;",
                "<?xml?>",
                "<!DOCTYPE x>",
                "a",
                "\n",
                "\u0000",
                "<");
        return Arbitraries.oneOf(
                Arbitraries.of(pieces).list().ofMaxSize(20).map(all -> String.join("", all)), Arbitraries.strings());
    }
}
