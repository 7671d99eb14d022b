package org.entrain.core.calendar;

import java.util.ArrayList;
import java.util.List;
import org.entrain.core.calendar.Editorial.Numbered;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Words;
import org.entrain.core.communities.Community;
import org.entrain.core.plans.Plan;
import org.entrain.core.text.Texts;

/** How plans look, one by one. */
final class PlanCards {
    /** With more plans than these, a message would be all buttons: numbers do then. */
    private static final int MOST_WITH_BUTTONS = 8;

    private PlanCards() {}

    /** All that a community has planned, and what can be said about it. */
    static Message plans(Community community, List<Numbered> listed, Kinds kinds, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("list.title", community.name())));
        if (listed.isEmpty()) {
            blocks.add(new Block.Text(texts.words("list.none", community.name())));
        }
        for (Numbered one : listed) {
            blocks.add(new Block.Text(line(one, texts)));
            if (listed.size() <= MOST_WITH_BUTTONS) {
                blocks.add(buttons(one.plan(), texts));
            }
        }
        blocks.add(new Block.Divider());
        blocks.add(Buttons.of(
                new Button(texts.say("list.add"), Action.of(PlanChat.FORM, community.id()), Button.Look.PRIMARY, true),
                Button.of(texts.say("list.calendar"), Action.of(CalendarChat.CALENDAR, community.id()))));
        blocks.add(new Block.Note(texts.words("list.how", kinds.names(texts.language()))));
        return Message.of(blocks);
    }

    private static Words line(Numbered one, Texts texts) {
        Plan plan = one.plan();
        var lines = new ArrayList<Words>();
        lines.add(texts.words("list.plan", String.valueOf(one.number()), one.title()));
        lines.add(texts.words("list.rhythm", plan.schedule().describe(texts.language()), Audiences.of(plan, texts)));
        lines.add(
                plan.paused()
                        ? texts.words("list.paused")
                        : texts.words("list.next", Moment.of(plan, plan.nextDue(), texts.language())));
        plan.until().ifPresent(day -> lines.add(texts.words("list.until", Moment.date(day, texts.language()))));
        if (plan.approval()) {
            lines.add(texts.words("list.approval"));
        }
        return Words.lines(lines);
    }

    private static Block buttons(Plan plan, Texts texts) {
        var stop =
                new Button(texts.say("button.stop"), Action.of(ChangeChat.STOP, plan.id()), Button.Look.DANGER, false);
        return plan.paused()
                ? Buttons.of(Button.of(texts.say("button.resume"), Action.of(ChangeChat.RESUME, plan.id())), stop)
                : Buttons.of(
                        Button.opening(
                                texts.say("button.move"), Action.of(MoveChat.MOVE_FORM, plan.id(), plan.nextRound())),
                        Button.of(texts.say("button.skip"), Action.of(ChangeChat.SKIP, plan.id(), plan.nextRound())),
                        Button.of(texts.say("button.pause"), Action.of(ChangeChat.PAUSE, plan.id())),
                        stop);
    }

    /** What to say to plan something, with a form for who would rather choose. */
    static Message howToAdd(Community community, Kinds kinds, Texts texts) {
        return Message.of(
                new Block.Text(texts.words("add.how")),
                new Block.Note(texts.words("add.kinds", kinds.names(texts.language()))),
                Buttons.of(new Button(
                        texts.say("list.add"), Action.of(PlanChat.FORM, community.id()), Button.Look.PRIMARY, true)));
    }

    /** That something is planned. */
    static Message added(Community community, Plan plan, String title, Texts texts) {
        var lines = new ArrayList<Words>();
        lines.add(texts.words(
                "added",
                title,
                community.name(),
                plan.schedule().describe(texts.language()),
                Audiences.of(plan, texts)));
        lines.add(texts.words(
                plan.kind().equals(EventPlan.KIND) ? "added.event" : "added.first",
                Moment.of(plan, plan.nextDue(), texts.language())));
        if (!plan.nextDue().equals(plan.nextRound())) {
            lines.add(texts.words("added.put-off"));
        }
        plan.until().ifPresent(day -> lines.add(texts.words("added.until", Moment.date(day, texts.language()))));
        if (plan.approval()) {
            lines.add(texts.words("added.approval"));
        }
        return Message.of(
                new Block.Text(Words.lines(lines)),
                Buttons.of(
                        Button.of(texts.say("list.calendar"), Action.of(CalendarChat.CALENDAR, community.id())),
                        Button.of(
                                texts.say("button.preview"),
                                Action.of(CalendarChat.PREVIEW, plan.id(), plan.nextRound()))));
    }
}
