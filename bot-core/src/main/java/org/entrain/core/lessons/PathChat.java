package org.entrain.core.lessons;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.lessons.Walk.State;
import org.entrain.core.text.Texts;

/** Coming on a path, and off it. */
public final class PathChat implements Feature {
    static final String SHOW = "path.show";
    static final String START = "path.start";
    static final String LEAVE = "path.leave";
    static final String PAUSE = "path.pause";
    static final String RESUME = "path.resume";

    private final Access access;
    private final Paths paths;
    private final Journeys journeys;
    private final Guide guide;

    /** Talks about these paths. */
    public PathChat(Access access, Paths paths, Journeys journeys, Guide guide) {
        this.access = access;
        this.paths = paths;
        this.journeys = journeys;
        this.guide = guide;
    }

    @Override
    public void register(Routes routes) {
        routes.command("path list", Right.TAKE_PART, PathChat.class, (turn, rest) -> list(turn))
                .command("path show", Right.TAKE_PART, PathChat.class, (turn, name) -> show(turn, named(turn, name)))
                .command("path start", Right.TAKE_PART, PathChat.class, (turn, name) -> start(turn, named(turn, name)))
                .command("path leave", Right.TAKE_PART, PathChat.class, (turn, name) -> leave(turn, mine(turn, name)))
                .command("path pause", Right.TAKE_PART, PathChat.class, (turn, name) -> pause(turn, mine(turn, name)))
                .command("path resume", Right.TAKE_PART, PathChat.class, (turn, name) -> resume(turn, mine(turn, name)))
                .press(SHOW, Right.TAKE_PART, (turn, action) -> show(turn, path(turn, action)))
                .press(START, Right.TAKE_PART, (turn, action) -> start(turn, path(turn, action)))
                .press(LEAVE, Right.SELF, (turn, action) -> leave(turn, mine(turn, action)))
                .press(PAUSE, Right.SELF, (turn, action) -> pause(turn, mine(turn, action)))
                .press(RESUME, Right.SELF, (turn, action) -> resume(turn, mine(turn, action)));
    }

    private Reply list(Turn turn) {
        Community community = access.meant(turn);
        List<Path> all = paths.of(turn.tx(), community.id());
        return new Reply.Private(
                all.isEmpty()
                        ? Message.of(texts(turn).words("path.none", community.name()))
                        : PathCards.list(all, community.name(), texts(turn)));
    }

    private Reply show(Turn turn, Path path) {
        Optional<Walk> mine =
                journeys.walks().on(turn.tx(), path.id(), turn.person().id());
        var blocks = new ArrayList<Block>(PathCards.path(path, mine, Guide.today(turn), texts(turn)));
        Community community = access.in(turn, path.communityId());
        if (access.may(turn.tx(), turn.person(), Right.RUN, community)) {
            blocks.addAll(PathCards.figures(path, journeys.walks().figures(turn.tx(), path.id()), texts(turn)));
        }
        return new Reply.Private(Message.of(blocks));
    }

    private Reply start(Turn turn, Path path) {
        List<Walks.Begun> begun = journeys.walks()
                .start(turn.tx(), path.id(), List.of(turn.person().id()), Optional.empty(), true, turn.at());
        Walk walk =
                journeys.walks().on(turn.tx(), path.id(), turn.person().id()).orElseThrow(() -> gone(turn));
        String key = switch (walk.state()) {
            case WAITING -> "start.waits";
            case WALKING -> begun.isEmpty() ? "start.already" : "start.done";
            case PAUSED -> "walk.paused";
            case FINISHED, LEFT -> "walk.finished";
        };
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts(turn).words(key, path.name(), Walk.MOST_AT_A_TIME)));
        if (walk.state() == State.WALKING) {
            blocks.addAll(guide.now(turn, walk).blocks());
        }
        return new Reply.Private(Message.of(blocks));
    }

    private Reply leave(Turn turn, Walk walk) {
        Optional<String> next = journeys.walks().end(turn.tx(), walk, State.LEFT, turn.at());
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts(turn).words("leave.done", walk.path().name())));
        next.ifPresent(name -> blocks.add(new Block.Text(texts(turn).words("waited", name))));
        return new Reply.Private(Message.of(blocks));
    }

    private Reply pause(Turn turn, Walk walk) {
        if (walk.state() == State.WALKING) {
            journeys.walks().stand(turn.tx(), walk.id(), State.PAUSED, Optional.empty());
        }
        return new Reply.Private(PathCards.paused(walk, texts(turn)));
    }

    private Reply resume(Turn turn, Walk walk) {
        if (walk.state() != State.PAUSED) {
            return start(turn, walk.path());
        }
        journeys.walks()
                .stand(
                        turn.tx(),
                        walk.id(),
                        State.WALKING,
                        Optional.of(Journeys.morning(Guide.today(turn).plusDays(1), Guide.zone(turn))));
        return new Reply.Private(guide.now(turn, walk));
    }

    private Path path(Turn turn, Action action) {
        Path path = Optional.ofNullable(
                        paths.byId(turn.tx(), List.of(action.uuid(0))).get(action.uuid(0)))
                .orElseThrow(() -> gone(turn));
        access.in(turn, path.communityId());
        return path;
    }

    private Path named(Turn turn, String name) {
        return named(turn, access, paths, name);
    }

    /** The path of the community that is meant; the only one it has, where none is named. */
    static Path named(Turn turn, Access access, Paths paths, String name) {
        Community community = access.meant(turn);
        List<Path> all = paths.of(turn.tx(), community.id());
        return (name.isBlank() && all.size() == 1
                        ? Optional.of(all.getFirst())
                        : paths.named(turn.tx(), community.id(), name.strip()))
                .orElseThrow(() -> new Refusal(Message.of(
                        name.isBlank()
                                ? texts(turn).words("path.which")
                                : texts(turn).words("path.unknown", name.strip()))));
    }

    private Walk mine(Turn turn, String name) {
        Path path = named(turn, name);
        return mine(
                turn, journeys.walks().on(turn.tx(), path.id(), turn.person().id()));
    }

    private Walk mine(Turn turn, Action action) {
        UUID id = action.uuid(0);
        return mine(turn, journeys.walks().find(turn.tx(), id, turn.person().id()));
    }

    private static Walk mine(Turn turn, Optional<Walk> found) {
        return found.filter(walk -> walk.state() != State.LEFT && walk.state() != State.FINISHED)
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("walk.gone"))));
    }

    private static Refusal gone(Turn turn) {
        return new Refusal(Message.of(texts(turn).words("path.gone")));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(PathChat.class);
    }
}
