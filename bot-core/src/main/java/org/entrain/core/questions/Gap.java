package org.entrain.core.questions;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.entrain.core.text.Language;

/** A missing word of a {@link Cloze}, marked as the question of its kind would be. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Gap.Written.class, name = "written"),
    @JsonSubTypes.Type(value = Gap.Picked.class, name = "picked"),
    @JsonSubTypes.Type(value = Gap.Counted.class, name = "counted")
})
public sealed interface Gap {
    /** The mark that {@code words} earn; for a {@link Picked} gap they are the number of an option, from 0. */
    Mark mark(String words);

    /** What belongs there. */
    String rightAnswer(Language language);

    /** Filled in one's own words; see {@link ShortAnswer}. */
    record Written(List<Accepted> accepted) implements Gap {
        /** Throws {@link IllegalArgumentException} where nothing earns the full mark. */
        public Written {
            accepted = List.copyOf(new ShortAnswer("", Cloze.GAP, accepted, "").accepted());
        }

        private ShortAnswer asQuestion() {
            return new ShortAnswer("", Cloze.GAP, accepted, "");
        }

        @Override
        public Mark mark(String words) {
            return asQuestion().mark(new Response.Typed(words)).orElseThrow();
        }

        @Override
        public String rightAnswer(Language language) {
            return asQuestion().rightAnswer(language);
        }
    }

    /** Filled from a list; see {@link SingleChoice}. */
    record Picked(List<Choice> choices) implements Gap {
        /** Throws {@link IllegalArgumentException} where not exactly one earns the full mark. */
        public Picked {
            choices = List.copyOf(new SingleChoice("", Cloze.GAP, choices, "").choices());
        }

        private SingleChoice asQuestion() {
            return new SingleChoice("", Cloze.GAP, choices, "");
        }

        @Override
        public Mark mark(String words) {
            return words.isEmpty()
                    ? Mark.of(0, "")
                    : asQuestion()
                            .mark(new Response.Chosen(Integer.parseInt(words)))
                            .orElseThrow();
        }

        @Override
        public String rightAnswer(Language language) {
            return asQuestion().rightAnswer(language);
        }
    }

    /** Filled by a number; see {@link Numeric}. */
    record Counted(List<Numeric.Range> accepted) implements Gap {
        /** Throws {@link IllegalArgumentException} where nothing earns the full mark. */
        public Counted {
            accepted = List.copyOf(new Numeric("", Cloze.GAP, accepted, List.of(), "").accepted());
        }

        private Numeric asQuestion() {
            return new Numeric("", Cloze.GAP, accepted, List.of(), "");
        }

        @Override
        public Mark mark(String words) {
            return asQuestion().mark(new Response.Typed(words)).orElseThrow();
        }

        @Override
        public String rightAnswer(Language language) {
            return asQuestion().rightAnswer(language);
        }
    }
}
