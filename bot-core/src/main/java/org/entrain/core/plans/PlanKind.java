package org.entrain.core.plans;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.entrain.core.chat.Message;
import org.entrain.core.communities.Community;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Language;

/** Something that a feature does by the clock, such as an icebreaker. Registered with {@link Plans#register}. */
public interface PlanKind {
    /** Its name as stored with its plans and said in commands: lower-case letters and dashes, stable for ever. */
    String name();

    /** How late it may still be done; later than that it is skipped, for nobody wants this morning's question at night. */
    Duration staleAfter();

    /**
     * What is meant by the words that follow the kind where somebody plans it, as it is kept with the plan. Most kinds
     * need no words.
     *
     * @throws org.entrain.core.bot.Refusal where there is no such thing, with a sentence that says what to do
     */
    default String subject(Transaction tx, Community community, String words, Language language) {
        return "";
    }

    /** Whether it can speak to this audience; all kinds can to the channel unless they say otherwise. */
    default boolean speaksTo(Audience audience) {
        return audience instanceof Audience.Channel;
    }

    /** Whether it is for the crew and nobody else: then nobody need say so. */
    default boolean isForCrew() {
        return !speaksTo(new Audience.Channel()) && speaksTo(new Audience.Crew());
    }

    /** What the calendar calls it: "Icebreaker", "Lesson: Fire doors". */
    String title(Transaction tx, Plan plan, Language language);

    /**
     * What a round will bring: an id, a key, or nothing where there is nothing to choose. Asked once a round, and again
     * where the crew wants another.
     *
     * @return empty where nothing is left to bring: the round is left out
     */
    default Optional<String> choose(Transaction tx, Plan plan, Instant due) {
        return Optional.of("");
    }

    /** Whether what was chosen can still be brought; asked right before it is done. Where it cannot, the round is left out. */
    default boolean canBring(Transaction tx, Plan plan, String choice) {
        return true;
    }

    /** What would be said, were it said now. */
    Message preview(Transaction tx, Plan plan, String choice, Language language);

    /** Does it. All of it stands or falls with the plan's firing; it runs once however many nodes there are. */
    void perform(Transaction tx, Round round);
}
