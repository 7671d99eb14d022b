package org.entrain.core.digest;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.audit.Audit;
import org.entrain.core.audit.Audit.Deed;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.communities.Members;
import org.entrain.core.people.People;
import org.entrain.core.text.Texts;

/** A digest at any time, how often it comes by itself, and whose names it may say. */
public final class DigestChat implements Feature {
    static final String RHYTHM = "digest.rhythm";
    static final String NAME = "digest.name";

    private final Access access;
    private final People people;
    private final Members members;
    private final Digests digests;
    private final Charts charts;
    private final Audit audit;
    private final Hints hints = new Hints();
    private final Consents consents = new Consents();

    /** Talks about these digests. */
    public DigestChat(Access access, People people, Members members, Digests digests, Charts charts, Audit audit) {
        this.access = access;
        this.people = people;
        this.members = members;
        this.digests = digests;
        this.charts = charts;
        this.audit = audit;
    }

    @Override
    public void register(Routes routes) {
        routes.command("digest", Right.SELF, DigestChat.class, (turn, rest) -> rhythm(turn))
                .command("digest preview", Right.SELF, DigestChat.class, this::preview)
                .command("digest hints", Right.ADMINISTER, DigestChat.class, this::hints)
                .press(RHYTHM, Right.SELF, this::choose)
                .press(NAME, Right.SELF, this::name)
                .home(turn -> DigestCards.consent(
                        consents.isGiven(turn.tx(), turn.person().id()), texts(turn)));
    }

    /**
     * A manager's own, where they name no community; else that of a community which they run.
     *
     * @param name of the community; may be empty
     */
    private Reply preview(Turn turn, String name) {
        boolean isManager = people.isManager(turn.tx(), turn.person().id());
        if (name.isEmpty() && isManager) {
            return show(
                    turn,
                    digests.ofGroup(
                            turn.tx(),
                            turn.person().organisationId(),
                            turn.person().id(),
                            turn.at()));
        }
        Community community = community(turn, name);
        return show(
                turn, digests.ofCommunity(turn.tx(), community, turn.person().id(), turn.at()));
    }

    private Community community(Turn turn, String name) {
        if (!name.isEmpty()) {
            Community named = access.named(turn, name);
            if (!access.may(turn.tx(), turn.person(), Right.RUN, named)) {
                throw new Refusal(Message.of(texts(turn).words("not-yours", named.name())));
            }
            return named;
        }
        Optional<Community> here =
                access.here(turn).filter(found -> access.may(turn.tx(), turn.person(), Right.RUN, found));
        List<Community> run = members.communitiesOf(turn.tx(), turn.person().id(), Role.CREW);
        if (here.isEmpty() && run.isEmpty()) {
            throw new Refusal(Message.of(texts(turn).words("nobody")));
        }
        return here.or(() -> run.size() == 1 ? Optional.of(run.getFirst()) : Optional.empty())
                .orElseThrow(() -> new Refusal(Message.of(texts(turn)
                        .words(
                                "which",
                                String.join(
                                        ", ", run.stream().map(Community::name).toList())))));
    }

    private Reply show(Turn turn, Digest digest) {
        if (digest.community().isEmpty() && digest.told().ofGroup().isEmpty()) {
            return new Reply.Private(
                    Message.of(texts(turn).words("nothing", digest.told().members())));
        }
        ZoneId zone = digest.community().map(Community::zone).orElse(ZoneOffset.UTC);
        return new Reply.Private(
                DigestCards.digest(digest, charts.picture(turn.tx(), digest, turn.language()), zone, turn.language()));
    }

    private Reply rhythm(Turn turn) {
        return new Reply.Private(
                DigestCards.rhythm(Rhythm.of(turn.tx(), turn.person().id()), texts(turn)));
    }

    private Reply choose(Turn turn, Action action) {
        Rhythm.named(action.text(0))
                .ifPresent(rhythm -> rhythm.keep(turn.tx(), turn.person().id()));
        return rhythm(turn);
    }

    private Reply name(Turn turn, Action action) {
        UUID me = turn.person().id();
        boolean given = action.text(0).equals("true");
        if (given) {
            consents.give(turn.tx(), me, turn.at());
        } else {
            consents.takeBack(turn.tx(), me);
        }
        return new Reply.Private(Message.of(texts(turn).words("name.done." + given)));
    }

    private Reply hints(Turn turn, String words) {
        UUID organisation = turn.person().organisationId();
        String wish = words.toLowerCase(Locale.ROOT);
        boolean on = List.of("on", "oui").contains(wish);
        if (!on && !List.of("off", "non").contains(wish)) {
            throw new Refusal(Message.of(texts(turn).words("hints.now." + hints.areOn(turn.tx(), organisation))));
        }
        if (hints.turn(turn.tx(), organisation, on, turn.at())) {
            audit.record(turn, Deed.DIGEST_HINTS_CHANGED, organisation, on ? "on" : "off");
        }
        return new Reply.Private(Message.of(texts(turn).words("hints.done." + on)));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(DigestChat.class);
    }
}
