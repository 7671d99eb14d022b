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
import org.entrain.core.questions.Question;

@Domain(AnyQuestion.class)
@Domain(DomainContext.Global.class)
class GiftRoundTripTest {
    @Property(tries = 500)
    void what_was_written_is_read_as_it_was(@ForAll @Size(max = 4) List<Question> questions) {
        Imported file = Gift.read(Gift.write(questions));

        assertThat(file.problems()).isEmpty();
        assertThat(file.questions().stream().map(Numbered::question).toList()).isEqualTo(questions);
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
