package org.entrain.core.calendar;

import org.entrain.core.plans.Audience;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.Whose;
import org.entrain.core.text.Texts;

/** Whom a plan speaks to, in words. */
final class Audiences {
    private Audiences() {}

    /** "in the channel", "to each member, by their own clock". */
    static String of(Plan plan, Texts texts) {
        String whom = of(plan.audience(), texts);
        return plan.clock() == Whose.PERSON ? texts.say("audience.own-clock", whom) : whom;
    }

    static String of(Audience audience, Texts texts) {
        return switch (audience) {
            case Audience.Channel() -> texts.say("audience.channel");
            case Audience.Members() -> texts.say("audience.members");
            case Audience.Crew() -> texts.say("audience.crew");
            case Audience.Group(var kind, String name) -> texts.say("audience.group", name);
        };
    }
}
