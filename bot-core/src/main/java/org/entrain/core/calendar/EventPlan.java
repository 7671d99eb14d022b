package org.entrain.core.calendar;

import java.time.Duration;
import java.time.Instant;
import org.entrain.core.bot.Refusal;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.communities.Community;
import org.entrain.core.database.Transaction;
import org.entrain.core.plans.Audience;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.PlanKind;
import org.entrain.core.plans.Round;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/**
 * Something that takes place: it stands in the calendar at its own time, and {@link EventReminders} says so the day before
 * and within the hour.
 */
public final class EventPlan implements PlanKind {
    static final String KIND = "event";

    private static final int LONGEST_NAME = 100;

    @Override
    public String name() {
        return KIND;
    }

    /** Nothing is said at the time itself: whoever is there knows. */
    @Override
    public Duration staleAfter() {
        return Duration.ZERO;
    }

    @Override
    public String subject(Transaction tx, Community community, String words, Language language) {
        String name = words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new Refusal(Message.of(Texts.of(EventPlan.class, language).words("event.name", LONGEST_NAME)));
        }
        return name;
    }

    @Override
    public boolean speaksTo(Audience audience) {
        return true;
    }

    @Override
    public String title(Transaction tx, Plan plan, Language language) {
        return Texts.of(EventPlan.class, language).say("event.title", plan.subject());
    }

    @Override
    public Message preview(Transaction tx, Plan plan, String choice, Language language) {
        return reminder(plan, plan.nextDue(), language);
    }

    /** With the date and the zone, for who reads it late or elsewhere. */
    static Message reminder(Plan plan, Instant due, Language language) {
        Texts texts = Texts.of(EventPlan.class, language);
        return Message.of(
                new Block.Heading(plan.subject()),
                new Block.Text(texts.words(
                        "event.when",
                        Moment.of(due, plan.zone(), language),
                        plan.zone().getId())));
    }

    @Override
    public void perform(Transaction tx, Round round) {
        // Its reminders were said before.
    }
}
