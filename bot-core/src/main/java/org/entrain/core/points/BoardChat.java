package org.entrain.core.points;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.entrain.core.attention.Habits;
import org.entrain.core.attention.Settings;
import org.entrain.core.audit.Audit;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.text.Texts;

/**
 * Boards, to whom they are shown: the members of a community, each in private. Being on them is everybody's own choice, and
 * the same as in their settings; where there are none is an administrator's, or a lead's for a community.
 */
public final class BoardChat implements Feature {
    static final String SHOW = "board.show";
    static final String JOIN = "board.join";
    static final String LEAVE = "board.leave";

    private static final Set<String> ON = Set.of("on", "oui");
    private static final Set<String> OFF = Set.of("off", "non");

    private final Access access;
    private final Settings settings;
    private final Audit audit;
    private final Boards boards = new Boards();

    /** Talks about boards, which these settings put people on. */
    public BoardChat(Access access, Settings settings, Audit audit) {
        this.access = access;
        this.settings = settings;
        this.audit = audit;
    }

    @Override
    public void register(Routes routes) {
        routes.command(
                        "board",
                        Right.TAKE_PART,
                        BoardChat.class,
                        (turn, name) -> show(turn, access.meantOr(turn, name)))
                .press(SHOW, Right.TAKE_PART, (turn, action) -> show(turn, access.in(turn, action.uuid(0))))
                .command("board join", Right.SELF, BoardChat.class, (turn, rest) -> appear(turn, true))
                .press(JOIN, Right.SELF, (turn, action) -> appear(turn, true))
                .command("board leave", Right.SELF, BoardChat.class, (turn, rest) -> appear(turn, false))
                .press(LEAVE, Right.SELF, (turn, action) -> appear(turn, false))
                .command("board off", Right.ADMINISTER, BoardChat.class, (turn, said) -> turnAll(turn, said, false))
                .command("board on", Right.ADMINISTER, BoardChat.class, (turn, said) -> turnAll(turn, said, true))
                .command("board here", Right.LEAD, BoardChat.class, this::here)
                .alias("tableau", "board")
                .alias("season", "board")
                .alias("saison", "board");
    }

    private Reply show(Turn turn, Community community) {
        if (Switches.areOff(turn.tx(), community, turn.person())) {
            return said(turn, "board.off");
        }
        UUID reader = turn.person().id();
        LocalDate today = LocalDate.ofInstant(turn.at(), community.zone());
        return boards.latest(turn.tx(), community.id(), reader, today)
                .<Reply>map(board -> new Reply.Private(BoardCards.board(community.name(), board, texts(turn))))
                .orElseGet(() -> said(turn, "board.none", community.name()));
    }

    private Reply appear(Turn turn, boolean shown) {
        UUID person = turn.person().id();
        Habits habits = settings.habits(turn.tx(), person);
        settings.keep(
                turn.tx(),
                person,
                new Habits(
                        habits.quietFrom(),
                        habits.quietUntil(),
                        habits.days(),
                        habits.budget(),
                        habits.pausedUntil(),
                        shown));
        Boards.show(turn.tx(), person, shown);
        return said(turn, shown ? "join.done" : "leave.done");
    }

    private Reply turnAll(Turn turn, String country, boolean on) {
        if (country.isBlank()) {
            return turn(turn, Switches.Scope.ORGANISATION, "", texts(turn).say("everywhere"), on);
        }
        String code = Country.read(country)
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("country.unknown", country))));
        return turn(turn, Switches.Scope.COUNTRY, code, Country.name(code, turn.language()), on);
    }

    private Reply here(Turn turn, String said) {
        Community community = access.meant(turn);
        String word = said.strip().toLowerCase(Locale.ROOT);
        if (!ON.contains(word) && !OFF.contains(word)) {
            throw new Refusal(Message.of(texts(turn).words("here.how")));
        }
        return turn(turn, Switches.Scope.COMMUNITY, community.id().toString(), community.name(), ON.contains(word));
    }

    private Reply turn(Turn turn, Switches.Scope scope, String which, String name, boolean on) {
        UUID organisation = turn.person().organisationId();
        if (Switches.turn(turn.tx(), organisation, scope, which, on, turn.at())) {
            audit.record(
                    turn,
                    Audit.Deed.BOARDS_SWITCHED,
                    scope == Switches.Scope.COMMUNITY ? UUID.fromString(which) : organisation,
                    (on ? "on " : "off ") + (scope == Switches.Scope.COUNTRY ? which : ""));
        }
        return said(turn, on ? "switched.on" : "switched.off", name);
    }

    private static Reply said(Turn turn, String key, Object... arguments) {
        return new Reply.Private(Message.of(texts(turn).words(key, arguments)));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(BoardChat.class);
    }
}
