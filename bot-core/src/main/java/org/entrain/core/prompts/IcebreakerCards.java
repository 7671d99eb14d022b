package org.entrain.core.prompts;

import java.util.ArrayList;
import java.util.List;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.plans.Plan;
import org.entrain.core.text.Dates;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** How the plans of icebreakers look. */
final class IcebreakerCards {
    private IcebreakerCards() {}

    /** To the crew: what is planned. */
    static Message plans(List<Plan> plans, String community, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("list.title", community)));
        for (Plan plan : plans) {
            blocks.add(new Block.Text(texts.words(
                    "list.plan", plan.schedule().describe(texts.language()), moment(plan, texts.language()))));
            blocks.add(Buttons.of(
                    Button.of(texts.say("list.skip"), Action.of(IcebreakerChat.SKIP, plan.id(), plan.nextDue())),
                    new Button(
                            texts.say("list.stop"),
                            Action.of(IcebreakerChat.STOP, plan.id()),
                            Button.Look.DANGER,
                            false)));
        }
        return Message.of(blocks);
    }

    /** When a plan is due next, in words, by its own clock. */
    static String moment(Plan plan, Language language) {
        return Dates.MOMENT.of(plan.nextDue(), plan.zone(), language);
    }
}
