package org.entrain.core.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.entrain.core.calendar.Editorial.Line;
import org.entrain.core.calendar.Editorial.Missed;
import org.entrain.core.calendar.Editorial.Numbered;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Words;
import org.entrain.core.communities.Community;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.PlanDraft;
import org.entrain.core.plans.Slot;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** How the calendar looks: a paragraph a week, a line a round. */
final class CalendarCards {
    /** More than these a day or two, and nobody reads them all. */
    private static final int MOST_LINES = 14;

    private static final int MOST_REMARKS = 3;
    private static final int MOST_OPTIONS = 90;

    private CalendarCards() {}

    static Message calendar(
            Community community,
            List<Numbered> listed,
            List<Line> lines,
            List<Alternation.Remark> remarks,
            List<Missed> missed,
            Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("calendar.title", community.name(), Editorial.WEEKS)));
        if (lines.isEmpty()) {
            blocks.add(
                    new Block.Text(texts.words(listed.isEmpty() ? "list.none" : "calendar.empty", community.name())));
        }
        weeks(lines).forEach((monday, week) -> blocks.add(new Block.Text(week(monday, week, texts))));
        listed.stream()
                .filter(one -> one.plan().paused())
                .forEach(one -> blocks.add(
                        new Block.Text(texts.words("calendar.paused", String.valueOf(one.number()), one.title()))));
        remarks.stream().limit(MOST_REMARKS).forEach(remark -> blocks.add(new Block.Text(remark(remark, texts))));
        if (!missed.isEmpty()) {
            blocks.add(new Block.Text(Words.lines(
                    missed.stream().map(one -> missed(one, community, texts)).toList())));
        }
        blocks.addAll(controls(community, lines, texts));
        return Message.of(blocks);
    }

    private static Map<LocalDate, List<Line>> weeks(List<Line> lines) {
        return lines.stream()
                .collect(Collectors.groupingBy(line -> Weeks.monday(line.day()), TreeMap::new, Collectors.toList()));
    }

    private static Words week(LocalDate monday, List<Line> lines, Texts texts) {
        var shown = new ArrayList<Words>();
        shown.add(texts.words("calendar.week", Moment.date(monday, texts.language())));
        lines.stream().limit(MOST_LINES).forEach(line -> shown.add(line(line, texts)));
        if (lines.size() > MOST_LINES) {
            shown.add(texts.words("calendar.more", lines.size() - MOST_LINES));
        }
        return Words.lines(shown);
    }

    private static Words line(Line line, Texts texts) {
        Plan plan = line.of().plan();
        Words round = texts.words(
                "calendar.line",
                Moment.brief(line.slot().due(), plan.zone(), texts.language()),
                line.title(),
                String.valueOf(line.of().number()),
                Audiences.of(plan, texts));
        String mark = mark(line, texts);
        return mark.isEmpty() ? round : joined(round, texts.words("calendar.mark", mark));
    }

    private static Words joined(Words one, Words other) {
        var spans = new ArrayList<>(one.spans());
        spans.addAll(other.spans());
        return new Words(spans);
    }

    private static String mark(Line line, Texts texts) {
        Slot slot = line.slot();
        String from = Moment.brief(slot.round(), line.of().plan().zone(), texts.language());
        String dayOff = line.dayOff().orElseGet(() -> texts.say("mark.no-working-day"));
        return switch (slot.fate()) {
            case SKIPPED -> texts.say("mark.skipped");
            case DAY_OFF -> texts.say("mark.day-off", dayOff);
            case MOVED -> texts.say("mark.moved", from);
            case PUT_OFF -> texts.say("mark.put-off", from, dayOff);
            case PLANNED -> line.of().plan().approval() ? draft(line, texts) : "";
        };
    }

    private static String draft(Line line, Texts texts) {
        return texts.say("mark." + line.draft().orElse(PlanDraft.State.WAITING));
    }

    private static Words remark(Alternation.Remark remark, Texts texts) {
        Language language = texts.language();
        return remark.day()
                .map(day -> texts.words(
                        "remark.move",
                        remark.first().title(),
                        Moment.day(remark.first().day(), language),
                        Moment.day(remark.second().day(), language),
                        remark.between().title(),
                        Moment.day(remark.between().day(), language),
                        Moment.day(day, language)))
                .orElseGet(() -> texts.words(
                        "remark.swap",
                        remark.first().title(),
                        Moment.day(remark.first().day(), language),
                        Moment.day(remark.second().day(), language),
                        remark.between().title(),
                        Moment.day(remark.between().day(), language),
                        Moment.day(remark.swap().day(), language)));
    }

    private static Words missed(Missed one, Community community, Texts texts) {
        return texts.words(
                "calendar.missed",
                one.title(),
                Moment.brief(one.due(), community.zone(), texts.language()),
                texts.say("outcome." + one.outcome()));
    }

    private static List<Block> controls(Community community, List<Line> lines, Texts texts) {
        var blocks = new ArrayList<Block>();
        List<Option> rounds = lines.stream()
                .filter(line -> line.slot().isDone())
                .limit(MOST_OPTIONS)
                .map(line -> option(line, texts))
                .toList();
        if (!rounds.isEmpty()) {
            blocks.add(new Block.Choice(texts.say("calendar.choose"), Action.of(CalendarChat.ROUND), rounds));
        }
        blocks.add(Buttons.of(Button.opening(texts.say("list.add"), Action.of(PlanChat.FORM, community.id()))));
        return blocks;
    }

    /** A round to choose: its value says the plan and the round. */
    static Option option(Line line, Texts texts) {
        Plan plan = line.of().plan();
        return new Option(
                plan.id() + " " + line.slot().round(),
                texts.say(
                        "calendar.option",
                        Moment.brief(line.slot().due(), plan.zone(), texts.language()),
                        line.title()));
    }

    /** The next round of a plan, with what can be done about it. */
    static Message next(Plan plan, String title, Texts texts) {
        return round(plan, title, new Slot(plan.nextRound(), plan.nextDue(), Slot.Fate.PLANNED), texts);
    }

    /** One round, with what can be done about it. */
    static Message round(Plan plan, String title, Slot slot, Texts texts) {
        return Message.of(
                new Block.Text(texts.words(
                        "round.what", title, Moment.of(plan, slot.due(), texts.language()), Audiences.of(plan, texts))),
                Buttons.of(
                        Button.opening(
                                texts.say("button.move-this"), Action.of(MoveChat.MOVE_FORM, plan.id(), slot.round())),
                        Button.of(texts.say("button.skip-this"), Action.of(ChangeChat.SKIP, plan.id(), slot.round())),
                        Button.of(
                                texts.say("button.preview"),
                                Action.of(CalendarChat.PREVIEW, plan.id(), slot.round()))));
    }

    /** What a round would say, word for word. */
    static Message preview(Plan plan, String title, Slot slot, Message said, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Note(texts.words(
                "preview.note", title, Moment.of(plan, slot.due(), texts.language()), Audiences.of(plan, texts))));
        blocks.add(new Block.Divider());
        blocks.addAll(Previews.of(said));
        return Message.of(blocks);
    }
}
