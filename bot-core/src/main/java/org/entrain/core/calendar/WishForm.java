package org.entrain.core.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.bot.Turn;
import org.entrain.core.calendar.Wish.Part;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Option;
import org.entrain.core.communities.Community;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Groups;
import org.entrain.core.plans.Audience;
import org.entrain.core.plans.PlanKind;
import org.entrain.core.plans.Schedule;
import org.entrain.core.plans.Whose;
import org.entrain.core.text.Texts;

/** The form in which somebody says what to plan, and what it says. */
final class WishForm {
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_WHEN = 100;
    private static final int MOST_GROUPS = 40;
    private static final String YES = "yes";
    private static final String NO = "no";

    private final Kinds kinds;

    WishForm(Kinds kinds) {
        this.kinds = kinds;
    }

    Form of(Turn turn, Community community) {
        Texts texts = turn.texts(WishForm.class);
        return new Form(
                Action.of(PlanChat.ADD, community.id()),
                texts.say("form.title"),
                List.of(new Block.Text(texts.words("form.intro", community.name()))),
                List.of(
                        choice(Part.WHAT, texts, kindOptions(texts), ""),
                        text(Part.SUBJECT, texts, LONGEST_SUBJECT, true),
                        text(Part.WHEN, texts, LONGEST_WHEN, false),
                        new Form.DateField(Part.UNTIL.field(), texts.say("form.until"), "", true, Optional.empty()),
                        choice(
                                Part.AUDIENCE,
                                texts,
                                audiences(turn.tx(), community, texts),
                                new Audience.Channel().text()),
                        choice(Part.CLOCK, texts, clocks(texts), Whose.COMMUNITY.name()),
                        choice(Part.APPROVAL, texts, yesOrNo(texts), NO)),
                texts.say("form.submit"),
                texts.say("form.cancel"));
    }

    private static Form.Field text(Part part, Texts texts, int longest, boolean optional) {
        String key = "form." + part.field();
        return new Form.TextField(part.field(), texts.say(key), texts.say(key + ".hint"), optional, false, longest, "");
    }

    private static Form.Field choice(Part part, Texts texts, List<Option> options, String initial) {
        return new Form.ChoiceField(
                part.field(), texts.say("form." + part.field()), "", false, false, options, List.of(initial));
    }

    private List<Option> kindOptions(Texts texts) {
        return kinds.all(texts.language()).stream()
                .map(kind -> new Option(kind.name(), Kinds.shown(kind, texts.language())))
                .toList();
    }

    private static List<Option> clocks(Texts texts) {
        return Arrays.stream(Whose.values())
                .map(whose -> new Option(whose.name(), texts.say("form.clock." + whose)))
                .toList();
    }

    private static List<Option> yesOrNo(Texts texts) {
        return List.of(new Option(NO, texts.say("form.approval.no")), new Option(YES, texts.say("form.approval.yes")));
    }

    private static List<Option> audiences(Transaction tx, Community community, Texts texts) {
        var all = new ArrayList<Audience>(List.of(new Audience.Channel(), new Audience.Members(), new Audience.Crew()));
        all.addAll(groups(tx, community.id()));
        return all.stream()
                .map(audience -> new Option(audience.text(), Audiences.of(audience, texts)))
                .toList();
    }

    /** The groups that members of a community belong to. */
    private static List<Audience.Group> groups(Transaction tx, UUID community) {
        return tx.handle()
                .createQuery("""
                        SELECT DISTINCT g.kind, g.name
                        FROM memberships m JOIN person_groups g ON g.person_id = m.person_id
                        WHERE m.community_id = :community AND m.gone_at IS NULL ORDER BY g.kind, g.name LIMIT :most
                        """)
                .bind("community", community)
                .bind("most", MOST_GROUPS)
                .map((row, context) ->
                        new Audience.Group(Groups.Kind.valueOf(row.getString("kind")), row.getString("name")))
                .list();
    }

    /**
     * What a form says that was sent.
     *
     * @throws Unfit where a part of it cannot be
     */
    Wish read(Turn turn, Community community, Interaction.Submission sent, WishReader reader) {
        PlanKind kind = reader.kind(value(sent, Part.WHAT));
        Schedule schedule = reader.schedule(value(sent, Part.WHEN));
        Optional<LocalDate> until = date(sent, reader);
        Audience audience = audiences(turn.tx(), community, turn.texts(WishForm.class)).stream()
                .filter(option -> option.value().equals(value(sent, Part.AUDIENCE)))
                .map(option -> Audience.parse(option.value()))
                .findFirst()
                .orElseThrow(() -> reader.unfit(Part.AUDIENCE, "form.choose"));
        return reader.whole(
                kind,
                value(sent, Part.SUBJECT),
                schedule,
                until,
                Optional.of(audience),
                value(sent, Part.CLOCK).equals(Whose.PERSON.name()) ? Whose.PERSON : Whose.COMMUNITY,
                value(sent, Part.APPROVAL).equals(YES));
    }

    private static Optional<LocalDate> date(Interaction.Submission sent, WishReader reader) {
        String date = value(sent, Part.UNTIL);
        try {
            return date.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(date));
        } catch (DateTimeException e) {
            throw reader.unfit(Part.UNTIL, "add.until", date);
        }
    }

    private static String value(Interaction.Submission sent, Part part) {
        return sent.value(part.field()).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
