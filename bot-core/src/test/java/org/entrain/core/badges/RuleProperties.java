package org.entrain.core.badges;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.entrain.core.badges.Criterion.All;
import org.entrain.core.badges.Criterion.Any;
import org.entrain.core.badges.Criterion.AtLeast;
import org.entrain.core.badges.Criterion.QuizDone;
import org.entrain.core.badges.Rule.Lasting;
import org.entrain.core.badges.RuleReader.Reading;
import org.entrain.core.text.Language;

class RuleProperties {
    @Property
    void a_rule_is_read_as_it_is_written_in_either_language(@ForAll("rules") Rule rule, @ForAll Language language) {
        String words = RuleWords.of(rule, language);
        if (words.length() <= RuleReader.LONGEST) {
            assertThat(RuleReader.read(words, language)).isEqualTo(new Reading.Understood(rule));
            assertThat(RuleReader.read(words.toUpperCase(language.locale()).replace("FIRE", "fire"), language))
                    .isNotNull();
        }
    }

    @Property
    void no_words_make_the_reader_stumble(@ForAll String words, @ForAll Language language) {
        switch (RuleReader.read(words, language)) {
            case Reading.Understood(Rule rule) ->
                assertThat(RuleReader.stored(RuleWords.of(rule, Language.EN))).isEqualTo(rule);
            case Reading.Unclear unclear -> assertThat(unclear.expected()).isNotEmpty();
        }
    }

    @Example
    void what_people_write_is_read_with_their_quotation_marks_and_their_words() {
        Rule kept = new Rule.Earned(
                new All(
                        List.of(new AtLeast(Measure.REVIEWS_RECALLED, 20), new AtLeast(Measure.DAYS_ACTIVE, 5)),
                        Optional.of(90)),
                Optional.of(new Lasting(12, new QuizDone("Fire safety"))));
        assertThat(RuleReader.stored("Reviews recalled ≥ 20 and days active >= 5 within 90 days"
                        + " lasts 12 months kept by quiz “Fire safety” done"))
                .isEqualTo(kept);
        assertThat(RuleReader.stored("révisions réussies >= 20 et jours actifs >= 5 en 90 jours"
                        + " dure 12 mois gardé par quiz « Fire safety » terminé"))
                .isEqualTo(kept);
        assertThat(RuleReader.stored("(pairs met >= 1 or thanks received >= 2) and paths finished >= 1"))
                .isEqualTo(new Rule.Earned(
                        new All(
                                List.of(
                                        new Any(List.of(
                                                new AtLeast(Measure.PAIRS_MET, 1),
                                                new AtLeast(Measure.THANKS_RECEIVED, 2))),
                                        new AtLeast(Measure.PATHS_FINISHED, 1)),
                                Optional.empty()),
                        Optional.empty()));
    }

    @Example
    void what_is_not_understood_is_named_with_what_would_be() {
        assertThat(RuleReader.read("clicks >= 5", Language.EN))
                .isInstanceOfSatisfying(Reading.Unclear.class, unclear -> {
                    assertThat(unclear.word()).isEqualTo("clicks");
                    assertThat(unclear.expected()).contains("paths finished", "quiz \"...\" done", "given by peers");
                });
        assertThat(RuleReader.read("paths finished > 5", Language.EN))
                .isEqualTo(new Reading.Unclear(">", List.of(">=")));
        assertThat(RuleReader.read("paths finished >= 0", Language.EN))
                .isEqualTo(new Reading.Unclear("0", List.of("1 – 10000")));
        assertThat(RuleReader.read("parcours terminés >= 1 en 30", Language.FR))
                .isEqualTo(new Reading.Unclear("", List.of("jours")));
        assertThat(RuleReader.read("paths finished >= 1 lasts 12 months", Language.EN))
                .isEqualTo(new Reading.Unclear("", List.of("kept by")));
        assertThat(RuleReader.read("quiz \"x\" done and given by peers", Language.EN))
                .isInstanceOf(Reading.Unclear.class);
        assertThat(RuleReader.read("", Language.EN)).isInstanceOf(Reading.Unclear.class);
    }

    @Provide
    static Arbitrary<Rule> rules() {
        Arbitrary<Optional<Lasting>> lasting = Combinators.combine(
                        Arbitraries.integers().between(1, RuleReader.MOST_MONTHS), criteria())
                .as(Lasting::new)
                .optional();
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(1, Arbitraries.just(new Rule.Given())),
                net.jqwik.api.Tuple.of(
                        9, Combinators.combine(criteria(), lasting).as(Rule.Earned::new)));
    }

    static Arbitrary<Criterion> criteria() {
        Arbitrary<Criterion> counted = Combinators.combine(
                        Arbitraries.of(Measure.class), Arbitraries.integers().between(1, 12))
                .as(AtLeast::new);
        Arbitrary<Criterion> quiz =
                Arbitraries.of("fire-safety", "Der Brandschutz", "été 2026").map(QuizDone::new);
        return Arbitraries.lazyOf(
                () -> counted, () -> counted, () -> quiz, RuleProperties::conjunctions, RuleProperties::choices);
    }

    private static Arbitrary<Criterion> conjunctions() {
        Arbitrary<Optional<Integer>> days =
                Arbitraries.integers().between(1, 60).optional();
        return Combinators.combine(criteria().list().ofMinSize(1).ofMaxSize(3), days)
                .as((parts, within) ->
                        parts.size() == 1 && within.isEmpty() ? parts.getFirst() : new All(parts, within));
    }

    private static Arbitrary<Criterion> choices() {
        return criteria().list().ofMinSize(2).ofMaxSize(3).map(Any::new);
    }
}
