package org.entrain.core.pairing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Words;
import org.entrain.core.plans.Plan;
import org.entrain.core.text.Dates;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** How programmes look: to the channel, to who takes part, and to the crew. */
final class PairCards {
    /** A preview of more groups would be cut by a platform. */
    private static final int GROUPS_SHOWN = 40;

    private PairCards() {}

    /** In the channel: what begins, and how to take part by one press. */
    static Message announcement(Programme programme, Plan plan, int participants, Language language) {
        Texts texts = Texts.of(PairCards.class, language);
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("name." + programme.kind())));
        blocks.add(new Block.Text(
                texts.words("card." + programme.kind(), programme.terms().size())));
        blocks.add(new Block.Text(
                texts.words("card.when", plan.schedule().describe(language), moment(plan.nextDue(), plan, language))));
        blocks.add(new Block.Buttons(joining(programme, texts)));
        blocks.add(new Block.Note(texts.words("card.count", participants)));
        return Message.of(blocks);
    }

    static List<Button> joining(Programme programme, Texts texts) {
        return switch (programme.kind()) {
            case COFFEE, PEER -> List.of(Button.primary(texts.say("join.EQUAL"), join(programme, Role.EQUAL)));
            case MENTORING ->
                List.of(
                        Button.primary(texts.say("join.MENTEE"), join(programme, Role.MENTEE)),
                        Button.of(texts.say("join.MENTOR"), join(programme, Role.MENTOR)));
        };
    }

    private static Action join(Programme programme, Role role) {
        return Action.of(PairChat.JOIN, programme.id(), role);
    }

    /** In the channel: it is over. */
    static Message over(Programme programme, Language language) {
        Texts texts = Texts.of(PairCards.class, language);
        return Message.of(
                new Block.Heading(texts.say("name." + programme.kind())), new Block.Text(texts.words("card.over")));
    }

    /**
     * A programme in somebody's list.
     *
     * @param mine how they take part, if they do
     */
    record Listed(Programme programme, Plan plan, int participants, Optional<Participants.Participant> mine) {}

    /** The programmes of a community, with what somebody can do about each. */
    static Message list(String community, List<Listed> programmes, boolean runs, LocalDate today, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("list.title", community)));
        for (Listed one : programmes) {
            blocks.add(new Block.Text(texts.words(
                    "list.programme",
                    texts.say("name." + one.programme().kind()),
                    one.plan().schedule().describe(texts.language()),
                    moment(one.plan().nextDue(), one.plan(), texts.language()),
                    one.participants())));
            one.mine()
                    .flatMap(mine -> mine.pausedUntil().filter(today::isBefore))
                    .ifPresent(until -> blocks.add(
                            new Block.Note(texts.words("list.paused", CircleCards.day(until, texts.language())))));
            blocks.add(new Block.Buttons(own(one, texts)));
            if (runs) {
                blocks.add(new Block.Buttons(crews(one.programme(), texts)));
            }
        }
        return Message.of(blocks);
    }

    private static List<Button> own(Listed one, Texts texts) {
        if (one.mine().isEmpty()) {
            return joining(one.programme(), texts);
        }
        var buttons = new ArrayList<Button>();
        if (one.programme().kind() == Kind.MENTORING) {
            buttons.add(Button.opening(
                    texts.say("wishes.open"),
                    Action.of(WishChat.WISHES, one.programme().id())));
        }
        buttons.add(Button.of(
                texts.say("list.pause"),
                Action.of(PairChat.PAUSE, one.programme().id())));
        buttons.add(Button.of(
                texts.say("list.leave"),
                Action.of(PairChat.LEAVE, one.programme().id())));
        return buttons;
    }

    private static List<Button> crews(Programme programme, Texts texts) {
        return List.of(
                Button.of(texts.say("list.preview"), Action.of(CrewChat.PREVIEW, programme.id())),
                Button.of(texts.say("list.now"), Action.of(CrewChat.NOW, programme.id())),
                new Button(
                        texts.say("list.stop"), Action.of(CrewChat.STOP, programme.id()), Button.Look.DANGER, false));
    }

    /** To the crew: whom the next round would bring together, and how the last one went. */
    static Message preview(Programme programme, Matched next, Optional<Figures> last, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("preview.title", texts.say("name." + programme.kind()))));
        blocks.add(new Block.Text(texts.words("preview.groups", next.groups().size())));
        List<Words> lines = next.groups().stream()
                .limit(GROUPS_SHOWN)
                .map(group -> Words.plain("• " + names(group.people())))
                .collect(Collectors.toCollection(ArrayList::new));
        if (next.groups().size() > GROUPS_SHOWN) {
            lines.add(texts.words("preview.more", next.groups().size() - GROUPS_SHOWN));
        }
        if (!lines.isEmpty()) {
            blocks.add(new Block.Text(Words.lines(lines)));
        }
        if (!next.leftOut().isEmpty()) {
            blocks.add(new Block.Text(texts.words("preview.left-out", names(next.leftOut()))));
        }
        blocks.add(new Block.Note(texts.words("preview.note")));
        last.ifPresent(figures -> {
            blocks.add(new Block.Divider());
            blocks.addAll(figures(figures, texts));
        });
        return Message.of(blocks);
    }

    private static String names(List<Candidate> people) {
        return people.stream().map(Candidate::name).collect(Collectors.joining(", "));
    }

    private static List<Block> figures(Figures figures, Texts texts) {
        var facts = new ArrayList<Block.Fact>();
        facts.add(fact("people", figures.people(), texts));
        facts.add(fact("groups", figures.groups(), texts));
        facts.add(fact("larger", figures.larger(), texts));
        facts.add(fact("repeats", figures.repeats(), texts));
        figures.across().ifPresent(across -> facts.add(fact("across", across, texts)));
        facts.add(fact("met", figures.met(), texts));
        facts.add(fact("not-met", figures.notMet(), texts));
        facts.add(fact("waiting", figures.waiting(), texts));
        return List.of(new Block.Text(texts.words("figures.title")), new Block.Facts(facts));
    }

    private static Block.Fact fact(String name, int number, Texts texts) {
        return new Block.Fact(texts.say("figures." + name), String.valueOf(number));
    }

    /** To the crew: nobody could be brought together. */
    static Message nobody(Programme programme, String community, int people, Texts texts) {
        return Message.of(texts.words("nobody", texts.say("name." + programme.kind()), community, people));
    }

    /** When, in words, by a plan's clock. */
    static String moment(Instant at, Plan plan, Language language) {
        return Dates.MOMENT.of(at, plan.zone(), language);
    }
}
