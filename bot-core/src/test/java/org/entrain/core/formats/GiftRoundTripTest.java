package org.entrain.core.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.entrain.core.questions.AnyQuestion;
import org.entrain.core.questions.Cloze;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Ordering;
import org.entrain.core.questions.Question;

@Domain(AnyQuestion.class)
@Domain(DomainContext.Global.class)
class GiftRoundTripTest {
    @Property(tries = 500)
    void what_was_written_is_read_as_it_was(@ForAll @Size(max = 4) List<Item> items) {
        Exported written = Gift.write(items);
        Imported file = Formats.read("", written.content());
        List<Item> held = items.stream().filter(item -> isHeld(item.question())).toList();

        assertThat(file.problems()).isEmpty();
        assertThat(file.losses()).isEmpty();
        assertThat(file.questions().stream().map(Numbered::item).toList()).isEqualTo(held);
        assertThat(written.losses()).hasSize(items.size() - held.size());
    }

    private static boolean isHeld(Question question) {
        return !(question instanceof Ordering)
                && !(question instanceof Cloze cloze && cloze.gaps().size() > 1);
    }

    @Property(tries = 500)
    void whatever_a_file_holds_it_is_read_without_an_exception(@ForAll("sources") String anything) {
        assertThat(Gift.read(anything).problems())
                .allSatisfy(problem -> assertThat(problem.line()).isBetween(1, anything.split("\\R", -1).length));
    }

    @Provide
    Arbitrary<String> sources() {
        Arbitrary<String> gift = Arbitraries.of(AnyQuestion.TOKENS)
                .list()
                .ofMaxSize(30)
                .map(tokens -> "Why? {" + String.join("", tokens));
        return Arbitraries.oneOf(gift, gift.map(source -> source + "}"), Arbitraries.strings());
    }
}
