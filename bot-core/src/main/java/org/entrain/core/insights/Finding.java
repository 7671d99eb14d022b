package org.entrain.core.insights;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;
import java.util.function.Function;
import org.entrain.core.chat.Words;
import org.entrain.core.text.Language;

/** Something that may be said of a group. */
public sealed interface Finding {
    /** What is said by a share of a group: of five people or more, and no one person can be read out of it. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Uplift.class, name = "uplift"),
        @JsonSubTypes.Type(value = Proven.class, name = "proven"),
        @JsonSubTypes.Type(value = Shaky.class, name = "shaky"),
        @JsonSubTypes.Type(value = Lively.class, name = "lively")
    })
    @JsonIgnoreProperties(ignoreUnknown = true)
    sealed interface OfGroup extends Finding {
        /** What it is about, as in {@link Observation.OfEach#subject()}. */
        String subject();

        /** How well it stands now. */
        Share now();

        /** Of how many people. */
        int people();
    }

    /** What they can do now that they could not before. */
    record Uplift(String subject, UUID community, String topic, Share before, Share now, int people)
            implements OfGroup {}

    /** What they still know a week or more after they were asked. */
    record Proven(String subject, UUID community, String topic, Share now, int people) implements OfGroup {}

    /** What they may not know well enough. */
    record Shaky(String subject, UUID community, UUID question, String text, boolean matters, Share now, int people)
            implements OfGroup {}

    /** How many of them did anything in the week. */
    record Lively(String subject, Share now, int people) implements OfGroup {}

    /** Who helped others, and allows that their name is said. */
    record Helped(String name, Observation.Way way, int times) implements Finding {}

    /** How people say they are; see {@link Observation.Mood}. */
    record Mood(String question, double before, double now, int people) implements Finding {}

    /** How a community takes part; for its crew, who see it in their channel. */
    record Participation(int members, int active, int answers) implements Finding {}

    /** What to do next for a community; for its crew. */
    record Advice(Function<Language, Words> words) implements Finding {}

    /** Who took part and does not any more; for the lead alone, where the organisation allows it. */
    record Quiet(String name) implements Finding {}
}
