package org.entrain.core.communities;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
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
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Communities.Listed;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.text.Texts;

/** Communities are looked at, and come to life in a channel. */
public final class CommunityChat implements Feature {
    static final String MORE = "community.more";

    private static final int LISTED = 15;
    private static final int LONGEST_WORD = 80;
    private static final int CREW_SHOWN = 10;

    private final Access access;
    private final Communities communities;
    private final Homes homes;
    private final Channels channels;
    private final Members members;
    private final Audit audit;

    /** Talks about these communities. */
    public CommunityChat(
            Access access, Communities communities, Homes homes, Channels channels, Members members, Audit audit) {
        this.access = access;
        this.communities = communities;
        this.homes = homes;
        this.channels = channels;
        this.members = members;
        this.audit = audit;
    }

    @Override
    public void register(Routes routes) {
        routes.command("community", Right.LOOK, CommunityChat.class, this::show)
                .command("community show", Right.LOOK, CommunityChat.class, this::show)
                .command("community list", Right.LOOK, CommunityChat.class, (turn, word) -> list(turn, word, 0))
                .command("community here", Right.FOUND, CommunityChat.class, this::settle)
                .press(MORE, Right.LOOK, (turn, action) -> list(turn, action.text(0), Math.max(0, action.number(1))))
                .home(this::home);
    }

    private Reply show(Turn turn, String name) {
        return card(turn, name.isBlank() ? theOne(turn) : access.named(turn, name));
    }

    /** The community of this channel, or the only one that the person belongs to. */
    private Community theOne(Turn turn) {
        return seenHere(turn).orElseGet(() -> {
            List<Community> mine =
                    members.communitiesOf(turn.tx(), turn.person().id(), Role.MEMBER);
            if (mine.size() != 1 || turn.place().isShared()) {
                throw new Refusal(Message.of(texts(turn).words(turn.place().isShared() ? "not-a-home" : "show.which")));
            }
            return mine.getFirst();
        });
    }

    private Optional<Community> seenHere(Turn turn) {
        return access.here(turn).filter(community -> access.sees(turn.tx(), turn.person(), community));
    }

    private Reply card(Turn turn, Community community) {
        UUID id = community.id();
        return new Reply.Private(CommunityCards.card(
                new CommunityCards.View(
                        community,
                        members.names(turn.tx(), id, Role.LEAD, CREW_SHOWN),
                        members.names(turn.tx(), id, Role.CREW, CREW_SHOWN),
                        members.count(turn.tx(), id),
                        channels.homes(turn.tx(), id),
                        access.role(turn.tx(), turn.person(), id),
                        members.role(turn.tx(), id, turn.person().id()).isPresent()),
                turn.place(),
                texts(turn)));
    }

    private Reply list(Turn turn, String word, int offset) {
        String wanted = word.lines().findFirst().orElse("").strip();
        wanted = wanted.length() > LONGEST_WORD ? wanted.substring(0, LONGEST_WORD) : wanted;
        List<Listed> found = communities.list(
                turn.tx(),
                turn.person().organisationId(),
                turn.person().id(),
                wanted,
                !turn.person().isGuest(),
                access.isAdministrator(turn.tx(), turn.person()),
                LISTED + 1,
                offset);
        if (found.isEmpty()) {
            return new Reply.Private(Message.of(
                    wanted.isEmpty()
                            ? texts(turn).words("list.none")
                            : texts(turn).words("list.not-found", wanted)));
        }
        Optional<Action> more =
                found.size() > LISTED ? Optional.of(Action.of(MORE, wanted, offset + LISTED)) : Optional.empty();
        return new Reply.Private(
                CommunityCards.list(found.stream().limit(LISTED).toList(), more, texts(turn)));
    }

    /** Founds a community at home in this channel, or gives one that the person leads another home here. */
    private Reply settle(Turn turn, String name) {
        Texts texts = texts(turn);
        if (!turn.place().isShared()) {
            throw new Refusal(Message.of(texts.words("here.private")));
        }
        if (name.isBlank()
                || name.length() > CharterForm.LONGEST_NAME
                || name.lines().count() > 1) {
            throw new Refusal(Message.of(texts.words("here.name", CharterForm.LONGEST_NAME)));
        }
        channels.meet(turn.tx(), turn.place());
        access.here(turn).ifPresent(home -> {
            throw new Refusal(taken(turn, home));
        });
        Optional<Community> existing =
                communities.named(turn.tx(), turn.person().organisationId(), name);
        Community community = existing.map(found -> led(turn, found)).orElseGet(() -> found(turn, name));
        if (!homes.settle(turn.tx(), community.id(), turn.place(), turn.at())) {
            throw new Refusal(Message.of(texts.words("charter.home.taken")));
        }
        note(
                turn,
                Deed.HOME_LINKED,
                community,
                turn.place().workspace().platform().name());
        return new Reply.Private(
                Message.of(texts.words(existing.isPresent() ? "here.linked" : "here.founded", community.name())));
    }

    private Message taken(Turn turn, Community home) {
        return Message.of(
                access.sees(turn.tx(), turn.person(), home)
                        ? texts(turn).words("here.taken", home.name())
                        : texts(turn).words("charter.home.taken"));
    }

    private Community led(Turn turn, Community community) {
        if (community.isArchived()) {
            throw new Refusal(Message.of(texts(turn).words("charter.name.archived", community.name())));
        }
        if (access.may(turn.tx(), turn.person(), Right.LEAD, community)) {
            return community;
        }
        boolean isSeen = access.sees(turn.tx(), turn.person(), community);
        throw new Refusal(
                Message.of(texts(turn).words(isSeen ? "here.not-lead" : "charter.name.taken", community.name())));
    }

    private Community found(Turn turn, String name) {
        var community = new Community(
                UUID.randomUUID(),
                turn.person().organisationId(),
                name,
                Community.Kind.LEARNING,
                texts(turn).say("here.purpose"),
                turn.language(),
                turn.person().zone().orElse(ZoneId.of("UTC")));
        if (!communities.create(turn.tx(), community, turn.at())) {
            // Somebody founded it in the same instant.
            return led(
                    turn,
                    communities
                            .named(turn.tx(), community.organisationId(), name)
                            .orElseThrow());
        }
        note(turn, Deed.COMMUNITY_FOUNDED, community, community.kind().name());
        members.appoint(turn.tx(), community.id(), turn.person().id(), Role.LEAD, turn.at());
        return community;
    }

    private void note(Turn turn, Deed deed, Community community, String detail) {
        audit.record(turn, deed, community.id(), detail);
    }

    private List<Block> home(Turn turn) {
        Texts texts = texts(turn);
        List<Community> mine = members.communitiesOf(turn.tx(), turn.person().id(), Role.MEMBER);
        if (mine.isEmpty()) {
            return List.of();
        }
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("home.title")));
        mine.forEach(community ->
                blocks.add(new Block.Text(texts.words("home.community", community.name(), community.purpose()))));
        blocks.add(new Block.Note(texts.words("home.help")));
        return blocks;
    }

    private static Texts texts(Turn turn) {
        return turn.texts(CommunityChat.class);
    }
}
