package org.entrain.core.insights;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.entrain.core.chat.Words;
import org.entrain.core.text.Language;

/** Something that a feature knows of a circle. What is said of it is a {@link Finding}. */
public sealed interface Observation {
    /** One that is known of each person, and may only be said of enough of them together. */
    sealed interface OfEach extends Observation {
        /** What it is about, the same in every week and for every reader, such as {@code uplift/<run>}. */
        String subject();

        /**
         * From what it is known, such as {@code answers/<quiz>}: figures that are counted from the same are protected against
         * being taken from each other, whatever their subject.
         */
        String source();

        /** How each of the circle's counted people did of whom there is anything to say. */
        Map<UUID, Tally> people();

        /**
         * All of whom together the same figure can be read elsewhere, such as in the result that a channel saw: those who are
         * left when {@code people} are taken away must be enough as well. Empty where there is no such place.
         */
        Set<UUID> everybody();
    }

    /**
     * The same people were asked the same before they learned and some weeks later.
     *
     * @param topic what they learned, in the words of who wrote it
     * @param before how each did the first time
     * @param people how each did the second time; the same people
     */
    record Uplift(
            String subject,
            String source,
            UUID community,
            String topic,
            Map<UUID, Tally> before,
            Map<UUID, Tally> people,
            Set<UUID> everybody)
            implements OfEach {
        public Uplift {
            before = Map.copyOf(before);
            people = Map.copyOf(people);
            everybody = Set.copyOf(everybody);
            if (!before.keySet().equals(people.keySet())) {
                throw new IllegalArgumentException("Not the same people before and after: " + subject);
            }
        }
    }

    /** What people still know a week or more after they were asked about it. */
    record Proven(
            String subject, String source, UUID community, String topic, Map<UUID, Tally> people, Set<UUID> everybody)
            implements OfEach {
        public Proven {
            people = Map.copyOf(people);
            everybody = Set.copyOf(everybody);
        }
    }

    /**
     * A question that people may not answer well enough; whether it is said depends on how well.
     *
     * @param question of the bank
     * @param text what it asks
     * @param matters whether it was asked more than once, so that not to know it matters more
     */
    record Shaky(
            String subject,
            String source,
            UUID community,
            UUID question,
            String text,
            boolean matters,
            Map<UUID, Tally> people,
            Set<UUID> everybody)
            implements OfEach {
        public Shaky {
            people = Map.copyOf(people);
            everybody = Set.copyOf(everybody);
        }
    }

    /** How much each of them did in the week, in all that they belong to; {@link Tally#good} is 1 where it was anything. */
    record Lively(String subject, String source, Map<UUID, Tally> people, Set<UUID> everybody) implements OfEach {
        public Lively {
            people = Map.copyOf(people);
            everybody = Set.copyOf(everybody);
        }
    }

    /** Somebody did something for others in the week. Said only of who allows their name to be said. */
    record Helped(UUID person, Way way, int times) implements Observation {}

    /** How people help each other. */
    enum Way {
        /** They said hello to newcomers. */
        WELCOMED,
        /** They wrote questions that the crew took. */
        WROTE,
        /** They met others who wanted to learn. */
        MET
    }

    /**
     * How people say they are, by an anonymous check-in. Whoever observes it has seen to it that each number is of five people
     * or more and tells of nobody.
     *
     * @param question what they were asked
     * @param before the mean of the time before, from 0 (bad) to 1 (good)
     * @param now the mean of the last time
     * @param people how many answered the last time
     */
    record Mood(String question, double before, double now, int people) implements Observation {}

    /**
     * How a community takes part; for its crew, who see it in their channel.
     *
     * @param active who did anything in four weeks
     * @param answers how many questions they answered
     */
    record Participation(int members, int active, int answers) implements Observation {}

    /** What to do next for a community; for its crew. */
    record Advice(Function<Language, Words> words) implements Observation {}

    /** Somebody who took part and does not any more; for the lead alone, where the organisation allows it. */
    record Quiet(UUID person) implements Observation {}
}
