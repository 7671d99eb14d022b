package org.entrain.core.badges;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entrain.core.badges.Colleagues.Colleague;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Members;
import org.entrain.core.text.Texts;

/** Members give badges to each other, with a reason: in one line, or by a form. */
public final class BadgeGiveChat implements Feature {
    static final String GIVE = "badge.give";

    private static final String PERSON = "person";
    private static final String BADGE = "badge";
    private static final String REASON = "reason";
    private static final int LONGEST_REASON = 300;

    private final Access access;
    private final Awards awards;
    private final Members members;

    /** Gives these. */
    public BadgeGiveChat(Access access, Awards awards, Members members) {
        this.access = access;
        this.awards = awards;
        this.members = members;
    }

    @Override
    public void register(Routes routes) {
        routes.command("badge give", Right.TAKE_PART, BadgeGiveChat.class, this::say)
                .press(GIVE, Right.TAKE_PART, this::open)
                .form(GIVE, Right.TAKE_PART, this::submit);
    }

    private Reply say(Turn turn, String words) {
        Community community = access.meant(turn);
        List<Badge> given = given(turn, community);
        if (words.isBlank()) {
            return new Reply.Private(Message.of(
                    new Block.Text(texts(turn).words("give.how", names(turn, given))),
                    Buttons.of(Button.opening(texts(turn).say("give.title"), Action.of(GIVE, community.id())))));
        }
        SpokenGift gift =
                SpokenGift.read(words, given).orElseThrow(() -> refusal(turn, "give.unclear", names(turn, given)));
        return give(turn, community, colleague(turn, gift.who()), gift.badge(), gift.reason());
    }

    private static String names(Turn turn, List<Badge> badges) {
        return badges.stream()
                .map(badge -> badge.in(turn.language()).name() + " (" + badge.key() + ")")
                .collect(Collectors.joining(", "));
    }

    /** The badges that can be given in a community. */
    private List<Badge> given(Turn turn, Community community) {
        return awards.badges().of(turn.tx(), turn.person().organisationId()).stream()
                .filter(badge -> badge.isGiven() && !badge.retired() && badge.isIn(community.id()))
                .toList();
    }

    private static Colleague colleague(Turn turn, String who) {
        List<Colleague> meant = Colleagues.meant(turn, who);
        if (meant.isEmpty()) {
            throw refusal(turn, "give.nobody", who);
        }
        boolean isExact = meant.getFirst().name().equalsIgnoreCase(who)
                && meant.stream()
                                .filter(one -> one.name().equalsIgnoreCase(who))
                                .count()
                        == 1;
        if (meant.size() > 1 && !isExact) {
            throw refusal(turn, "give.several", who);
        }
        return meant.getFirst();
    }

    private Reply open(Turn turn, Action action) {
        Community community = access.in(turn, action.uuid(0));
        Texts texts = texts(turn);
        List<Option> badges = given(turn, community).stream()
                .map(badge -> new Option(
                        badge.id().toString(),
                        badge.in(turn.language()).name() + ": "
                                + badge.in(turn.language()).description()))
                .toList();
        if (badges.isEmpty()) {
            throw refusal(turn, "give.none");
        }
        return new Reply.Open(new Form(
                Action.of(GIVE, community.id()),
                texts.say("give.title"),
                List.of(),
                List.of(
                        new Form.PersonField(PERSON, texts.say("give.person"), "", false, false, List.of()),
                        new Form.ChoiceField(BADGE, texts.say("give.badge"), "", false, false, badges),
                        new Form.TextField(
                                REASON,
                                texts.say("give.reason"),
                                texts.say("give.reason.hint"),
                                false,
                                true,
                                LONGEST_REASON,
                                "")),
                texts.say("give.submit"),
                texts.say("form.cancel")));
    }

    private Reply submit(Turn turn, Interaction.Submission form) {
        Community community = access.in(turn, form.action().uuid(0));
        Optional<Badge> badge = given(turn, community).stream()
                .filter(one -> one.id().toString().equals(form.value(BADGE)))
                .findFirst();
        List<Colleague> person = Colleagues.byAccount(turn, form.value(PERSON));
        if (person.size() != 1) {
            return new Reply.Invalid(Map.of(PERSON, texts(turn).say("give.not-met")));
        }
        if (badge.isEmpty()) {
            return new Reply.Invalid(Map.of(BADGE, texts(turn).say("form.choose")));
        }
        return give(turn, community, person.getFirst(), badge.get(), form.value(REASON));
    }

    private Reply give(Turn turn, Community community, Colleague to, Badge badge, String words) {
        String reason = words.replace("\0", "").strip();
        String name = badge.in(turn.language()).name();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw refusal(turn, "give.bad-reason", LONGEST_REASON);
        }
        if (to.id().equals(turn.person().id())) {
            throw refusal(turn, "give.self");
        }
        if (members.role(turn.tx(), community.id(), to.id()).isEmpty()) {
            throw refusal(turn, "give.no-member", to.name(), community.name());
        }
        if (Gifts.isThereAndBack(turn.tx(), badge.id(), turn.person().id(), to.id(), turn.at())) {
            throw refusal(turn, "give.back", to.name(), name);
        }
        int allowance = Gifts.allowance(turn.tx(), turn.person().organisationId());
        int given = Gifts.given(turn.tx(), turn.person().id(), turn.at(), zone(turn));
        if (given >= allowance) {
            throw refusal(turn, "give.allowance", allowance);
        }
        var gift = new Award.Gift(Optional.of(turn.person().id()), reason);
        if (!awards.award(turn.tx(), badge, to.id(), community.id(), Optional.of(gift), turn.at(), turn.at())) {
            throw refusal(turn, "give.has", to.name(), name);
        }
        return new Reply.Private(Message.of(texts(turn).words("give.done", to.name(), name, allowance - given - 1)));
    }

    private static ZoneId zone(Turn turn) {
        return turn.person().zone().orElse(ZoneOffset.UTC);
    }

    private static Refusal refusal(Turn turn, String key, Object... arguments) {
        return new Refusal(Message.of(texts(turn).words(key, arguments)));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(BadgeGiveChat.class);
    }
}
