package org.entrain.core.insights;

import java.util.UUID;

/** Something that may be said of a group: no one person can be read out of it. */
public sealed interface Finding {
    /** What of a group is said by a share of it. */
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

    /** What they do not know well enough. */
    record Shaky(String subject, UUID community, UUID question, String text, boolean matters, Share now, int people)
            implements OfGroup {}

    /** How many of them did anything in the week. */
    record Lively(String subject, Share now, int people) implements OfGroup {}

    /**
     * Who helped others, and said that their name may be told.
     *
     * @param name what they are called
     */
    record Helped(UUID person, String name, Observation.Way way, int times) implements Finding {}

    /** How people say they are; see {@link Observation.Mood}. */
    record Mood(String question, double before, double now, int people) implements Finding {}
}
