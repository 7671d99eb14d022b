package org.entrain.core.digest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Words;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.communities.Homes;
import org.entrain.core.communities.Members;
import org.entrain.core.insights.Period;
import org.entrain.core.insights.QuestionsAgain;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.plans.LocalTimes;
import org.entrain.core.text.Dates;
import org.entrain.core.text.Texts;

/** What a digest proposes, done by one press: by who runs the community at once, by a manager through its crew. */
public final class DeedChat implements Feature {
    static final String SUGGEST = "digest.suggest";
    static final String DO = "digest.do";

    private static final DayOfWeek AGAIN_ON = DayOfWeek.WEDNESDAY;
    private static final LocalTime AGAIN_AT = LocalTime.of(10, 0);

    private final Access access;
    private final Communities communities;
    private final Members members;
    private final Homes homes;
    private final Attention attention;
    private final Outbox outbox;
    private final QuestionsAgain again;
    private final Deeds deeds = new Deeds();

    /** Does things by these. */
    public DeedChat(
            Access access,
            Communities communities,
            Members members,
            Homes homes,
            Attention attention,
            Outbox outbox,
            QuestionsAgain again) {
        this.access = access;
        this.communities = communities;
        this.members = members;
        this.homes = homes;
        this.attention = attention;
        this.outbox = outbox;
        this.again = again;
    }

    @Override
    public void register(Routes routes) {
        routes.press(SUGGEST, Right.MANAGE, this::suggest).press(DO, Right.RUN, this::act);
    }

    /** A manager runs nothing: what they press is a wish, which the crew hears of once. */
    private Reply suggest(Turn turn, Action action) {
        Proposal proposal = read(turn, action);
        Community community = communities
                .byId(turn.tx(), turn.person().organisationId(), proposal.community())
                .filter(found -> !found.isArchived())
                .filter(found -> deeds.concerns(turn.tx(), turn.person().id(), found.id()))
                .orElseThrow(() -> gone(turn));
        if (!deeds.suggest(turn.tx(), proposal, turn.at())) {
            return say(texts(turn).words("suggested.already", community.name()));
        }
        List<UUID> leads = members.leads(turn.tx(), community.id());
        List<UUID> crew = leads.isEmpty() ? members.atLeast(turn.tx(), community.id(), Role.CREW) : leads;
        String manager = turn.person().name();
        int told = attention.writeAll(
                turn.tx(),
                crew,
                one -> stamp("suggestion", proposal, turn) + "/" + one,
                language ->
                        DigestCards.suggestion(manager, community.name(), proposal, Texts.of(DeedChat.class, language)),
                Weight.EXPECTED,
                turn.at());
        return say(texts(turn).words(told > 0 ? "suggested.done" : "suggested.nobody", community.name()));
    }

    private Reply act(Turn turn, Action action) {
        Proposal proposal = read(turn, action);
        Community community = access.in(turn, proposal.community());
        if (!deeds.begin(turn.tx(), proposal, turn.at())) {
            return say(texts(turn).words("done.already"));
        }
        return say(
                switch (proposal) {
                    case Proposal.AskAgain it -> askAgain(turn, community, it);
                    case Proposal.Invite it -> invite(turn, community, it);
                    case Proposal.Praise it -> praise(turn, community, it);
                });
    }

    private Words askAgain(Turn turn, Community community, Proposal.AskAgain proposal) {
        Instant opens = wednesday(turn.at(), community.zone());
        if (!again.ask(turn.tx(), community, proposal.questions(), turn.person(), opens, turn.at())) {
            throw gone(turn);
        }
        String day = Dates.DAY.of(opens, community.zone(), turn.language());
        return texts(turn).words("done.ASK_AGAIN", community.name(), day);
    }

    /** The next one that is still to come. */
    static Instant wednesday(Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        Instant next = LocalTimes.instant(
                today.with(TemporalAdjusters.nextOrSame(AGAIN_ON)).atTime(AGAIN_AT), zone);
        return next.isAfter(now)
                ? next
                : LocalTimes.instant(
                        today.with(TemporalAdjusters.next(AGAIN_ON)).atTime(AGAIN_AT), zone);
    }

    private Words invite(Turn turn, Community community, Proposal.Invite proposal) {
        int written = attention.writeAll(
                turn.tx(),
                deeds.silent(turn.tx(), community.id(), turn.at()),
                one -> stamp("invitation", proposal, turn) + "/" + one,
                language -> DigestCards.invitation(community.name(), Texts.of(DeedChat.class, language)),
                Weight.NUDGE,
                turn.at());
        return texts(turn).words("done.INVITE", written);
    }

    private Words praise(Turn turn, Community community, Proposal.Praise proposal) {
        Message message =
                Message.of(Texts.of(DeedChat.class, community.language()).words("praise", proposal.topic()));
        List<Place> places = homes.of(turn.tx(), community.id());
        if (places.isEmpty()) {
            throw new Refusal(Message.of(texts(turn).words("homeless", community.name())));
        }
        places.forEach(home -> outbox.write(
                turn.tx(),
                community.organisationId(),
                "%s/%s/%s"
                        .formatted(
                                stamp("praise", proposal, turn),
                                home.workspace().platform(),
                                home.channel()),
                home,
                message,
                turn.at()));
        return texts(turn).words("done.PRAISE", community.name());
    }

    private static String stamp(String what, Proposal proposal, Turn turn) {
        return "digest/%s/%s/%s/%s"
                .formatted(
                        what,
                        proposal.community(),
                        proposal.name(),
                        Period.lastWeek(turn.at()).sunday());
    }

    private static Proposal read(Turn turn, Action action) {
        return Proposal.read(action).orElseThrow(() -> gone(turn));
    }

    private static Refusal gone(Turn turn) {
        return new Refusal(Message.of(texts(turn).words("gone")));
    }

    private static Reply say(Words words) {
        return new Reply.Private(Message.of(words));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(DeedChat.class);
    }
}
