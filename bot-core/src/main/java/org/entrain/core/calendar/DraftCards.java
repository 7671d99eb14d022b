package org.entrain.core.calendar;

import java.util.ArrayList;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.PlanDraft;
import org.entrain.core.text.Texts;

/** What the crew reads of a round that waits for their yes. */
final class DraftCards {
    private DraftCards() {}

    static Message draft(Plan plan, String title, PlanDraft draft, Message said, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("draft.title", title)));
        blocks.add(new Block.Text(texts.words(
                "draft.state." + draft.state(),
                Moment.of(plan, plan.nextDue(), texts.language()),
                Audiences.of(plan, texts))));
        blocks.add(new Block.Divider());
        blocks.addAll(Previews.of(said));
        if (draft.state() == PlanDraft.State.WAITING) {
            blocks.add(new Block.Divider());
            blocks.add(Buttons.of(
                    Button.primary(texts.say("draft.approve"), action(DraftChat.APPROVE, draft)),
                    Button.of(texts.say("draft.another"), action(DraftChat.ANOTHER, draft)),
                    Button.of(texts.say("draft.decline"), action(DraftChat.DECLINE, draft))));
        }
        return Message.of(blocks);
    }

    /** A button means the draft that it was shown with. */
    private static Action action(String name, PlanDraft draft) {
        return Action.of(name, draft.plan(), draft.round(), mark(draft));
    }

    /** Tells one choice from another. */
    static String mark(PlanDraft draft) {
        return Integer.toHexString(draft.choice().hashCode());
    }
}
