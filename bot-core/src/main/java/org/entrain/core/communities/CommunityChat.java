package org.entrain.core.communities;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.text.Texts;

/** Communities come to life in a channel, and follow who comes and goes. */
public final class CommunityChat implements Feature {
    private static final int LONGEST_NAME = 80;

    private final Access access;
    private final Communities communities;
    private final Homes homes;
    private final Members members;

    /** Talks about these communities. */
    public CommunityChat(Access access, Communities communities, Homes homes, Members members) {
        this.access = access;
        this.communities = communities;
        this.homes = homes;
        this.members = members;
    }

    @Override
    public void register(Routes routes) {
        routes.command("community", Right.LOOK, CommunityChat.class, (turn, rest) -> show(turn))
                .command("community here", Right.FOUND, CommunityChat.class, this::settle)
                .joined(this::join)
                .left(this::leave)
                .home(this::home);
    }

    private Reply show(Turn turn) {
        Texts texts = turn.texts(CommunityChat.class);
        return access.here(turn)
                .map(community -> card(turn, community))
                .orElseGet(() -> new Reply.Private(Message.of(texts.words("not-a-home"))));
    }

    private Reply card(Turn turn, Community community) {
        Texts texts = turn.texts(CommunityChat.class);
        String lead = members.leadsName(turn.tx(), community.id()).orElse("–");
        return new Reply.Private(Message.of(
                new Block.Heading(community.name()),
                new Block.Text(texts.words("purpose", community.purpose())),
                new Block.Facts(List.of(
                        new Block.Fact(texts.say("kind"), texts.say("kind." + community.kind())),
                        new Block.Fact(texts.say("lead"), lead)))));
    }

    /** Founds a community at home in this channel, or gives one that the person leads another home here. */
    private Reply settle(Turn turn, String name) {
        Texts texts = turn.texts(CommunityChat.class);
        if (!turn.place().isShared()) {
            throw new Refusal(Message.of(texts.words("here.private")));
        }
        if (name.isBlank() || name.length() > LONGEST_NAME || name.lines().count() > 1) {
            throw new Refusal(Message.of(texts.words("here.name", LONGEST_NAME)));
        }
        access.here(turn).ifPresent(home -> {
            throw new Refusal(Message.of(texts.words("here.taken", home.name())));
        });
        Optional<Community> existing =
                communities.named(turn.tx(), turn.person().organisationId(), name);
        Community community = existing.map(found -> led(turn, found)).orElseGet(() -> found(turn, name));
        homes.settle(turn.tx(), community.id(), turn.place(), turn.at());
        return new Reply.Private(
                Message.of(texts.words(existing.isPresent() ? "here.linked" : "here.founded", community.name())));
    }

    private Community led(Turn turn, Community community) {
        if (access.may(turn.tx(), turn.person(), Right.LEAD, community)) {
            return community;
        }
        throw new Refusal(Message.of(turn.texts(CommunityChat.class).words("here.not-lead", community.name())));
    }

    private Community found(Turn turn, String name) {
        var community = new Community(
                UUID.randomUUID(),
                turn.person().organisationId(),
                name,
                Community.Kind.LEARNING,
                turn.texts(CommunityChat.class).say("here.purpose"),
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
        members.appoint(turn.tx(), community.id(), turn.person().id(), Role.LEAD, turn.at());
        return community;
    }

    private List<Block> home(Turn turn) {
        Texts texts = turn.texts(CommunityChat.class);
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

    private void join(Turn turn) {
        access.here(turn)
                .ifPresent(community -> members.joinIfOpen(
                        turn.tx(), community.id(), List.of(turn.person().id()), turn.at()));
    }

    /** A lead or one of the crew stays: a channel left by mistake takes no office away. */
    private void leave(Turn turn) {
        access.here(turn)
                .filter(community -> members.role(
                                turn.tx(), community.id(), turn.person().id())
                        .equals(Optional.of(Role.MEMBER)))
                .ifPresent(community ->
                        members.leave(turn.tx(), community.id(), turn.person().id(), turn.at()));
    }
}
