package org.entrain.core.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.SingleChoice;
import org.entrain.core.text.Language;
import org.junit.jupiter.api.Test;

/** The structure of what is written, by the content models of the QTI 3.0 ASI and packaging information models. */
@Domain(AnyItem.class)
@Domain(DomainContext.Global.class)
class QtiPackageTest {
    /** The children of an item, in the only order that they may have. */
    private static final List<String> PARTS = List.of(
            "qti-response-declaration",
            "qti-outcome-declaration",
            "qti-item-body",
            "qti-response-processing",
            "qti-modal-feedback");

    @Property(tries = 100)
    void an_item_is_built_as_the_specification_says(@ForAll Item item) throws XmlProblem {
        Map<String, byte[]> files =
                XmlZip.unpacked(Qti.write("Quiz", Language.EN, List.of(item), at -> Optional.of(XmlPictureBytes.GIF))
                        .content());
        XmlElement written = XmlReader.whole(XmlSource.text(files.getOrDefault("items/item1.xml", new byte[0])));

        List<String> names = written.children().map(XmlElement::name).toList();
        assertThat(names).isSortedAccordingTo((one, other) -> PARTS.indexOf(one) - PARTS.indexOf(other));
        assertThat(PARTS).containsAll(names);
        assertThat(written.attributes()).containsKeys("identifier", "title", "time-dependent");
        List<String> responses = identifiers(written, "qti-response-declaration");
        List<String> outcomes = identifiers(written, "qti-outcome-declaration");
        var used = new ArrayList<String>();
        written.all()
                .filter(each -> each.name().endsWith("-interaction"))
                .forEach(each -> used.add(each.attribute("response-identifier")));
        assertThat(used).isEqualTo(responses);
        assertThat(identifiers(written, "qti-set-outcome-value")).isSubsetOf(outcomes);
        assertThat(written.children("qti-modal-feedback").map(each -> each.attribute("outcome-identifier")))
                .isSubsetOf(outcomes);
        assertThat(written.all("qti-modal-feedback")
                        .flatMap(XmlElement::children)
                        .map(XmlElement::name))
                .allMatch(name -> name.equals("qti-content-body"));
    }

    @Test
    void a_manifest_names_every_file() throws XmlProblem {
        Item item =
                Item.of(new SingleChoice("", "Why?", List.of(new Choice("a", 100, ""), new Choice("b", 0, "")), ""));
        Map<String, byte[]> files =
                XmlZip.unpacked(Qti.write("A & B", Language.EN, List.of(item, item), at -> Optional.empty())
                        .content());
        String manifest = new String(files.getOrDefault("imsmanifest.xml", new byte[0]), StandardCharsets.UTF_8);

        assertThat(files.keySet()).containsExactly("imsmanifest.xml", "items/item1.xml", "items/item2.xml");
        assertThat(XmlReader.whole(manifest).all("resource").map(each -> each.attribute("href")))
                .containsExactly("items/item1.xml", "items/item2.xml");
        assertThat(manifest)
                .contains("<schema>QTI Package</schema>", "<schemaversion>3.0.0</schemaversion>", "A &amp; B")
                .contains("type=\"imsqti_item_xmlv3p0\"");
    }

    @Test
    void a_thousand_questions_go_out_and_come_back() {
        List<Item> items = IntStream.range(0, 1_000)
                .mapToObj(i -> Item.of(new SingleChoice(
                        "", "Why " + i + "?", List.of(new Choice("a", 100, ""), new Choice("b", 0, "no")), "")))
                .toList();

        assertThat(Qti.read(Qti.write("Quiz", Language.EN, items, at -> Optional.empty())
                                .content())
                        .questions())
                .extracting(Numbered::item)
                .isEqualTo(items);
    }

    private static List<String> identifiers(XmlElement item, String name) {
        return item.all(name).map(each -> each.attribute("identifier")).toList();
    }
}
