package org.entrain.core.quizzes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.bank.Quiz;
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
import org.entrain.core.communities.Members;
import org.entrain.core.database.Transaction;
import org.entrain.core.quizzes.TeamDraw.Player;
import org.entrain.core.quizzes.Teams.Team;
import org.entrain.core.text.Texts;

/** A quiz in teams, until they play: people come in, and the crew has the teams made. */
public final class TeamPlayChat implements Feature {
    static final String START = "quiz.team";
    static final String MAKE = "quiz.team-make";
    static final String JOIN = "quiz.team-in";

    private final Access access;
    private final Launch launch;
    private final Runs runs;
    private final QuizPosts posts;
    private final Members members;
    private final Attention attention;
    private final Consumer<Set<UUID>> listener;
    private final Teams teams = new Teams();

    /**
     * Made once, when the program starts.
     *
     * @param listener told, after the commit, in which runs there is something new to show
     */
    public TeamPlayChat(
            Access access,
            Launch launch,
            Runs runs,
            QuizPosts posts,
            Members members,
            Attention attention,
            Consumer<Set<UUID>> listener) {
        this.access = access;
        this.launch = launch;
        this.runs = runs;
        this.posts = posts;
        this.members = members;
        this.attention = attention;
        this.listener = listener;
    }

    @Override
    public void register(Routes routes) {
        routes.command("quiz team", Right.RUN, TeamPlayChat.class, this::start)
                .press(START, Right.RUN, (turn, action) -> start(turn, action.text(0)))
                .press(MAKE, Right.RUN, this::make)
                .press(JOIN, Right.ANSWER, this::join);
    }

    /**
     * @param name of the quiz; may be empty, to come back to what is gathering, or to be asked
     */
    private Reply start(Turn turn, String name) {
        Community community = access.meant(turn);
        Optional<Run> going = runs.openRuns(turn.tx(), community.id()).stream()
                .filter(run -> run.mode() == Run.Mode.TEAM)
                .filter(run -> name.isEmpty() || run.quiz().name().equalsIgnoreCase(name))
                .findFirst();
        if (going.isPresent()) {
            return control(turn, going.get());
        }
        if (name.isEmpty()) {
            return launch.choose(turn, community, "team.which", START);
        }
        Quiz quiz = Launch.alike(launch.named(turn, community, name));
        Run run = launch.open(turn, community, quiz, Run.Mode.TEAM);
        LiveSteps.ask(turn.tx(), run.id(), LiveStep.NOTHING);
        posts.opened(turn.tx(), run, community, turn.at());
        return control(turn, run);
    }

    private Reply control(Turn turn, Run run) {
        Texts texts = texts(turn);
        return new Reply.Private(
                teams.of(turn.tx(), run.id()).isEmpty()
                        ? TeamCards.control(run, teams.joined(turn.tx(), run.id()), texts)
                        : Message.of(texts.words("team.going", run.quiz().name())));
    }

    private Reply join(Turn turn, Action action) {
        Run run = run(turn, action);
        if (run.mode() != Run.Mode.TEAM || !runs.holdOpen(turn.tx(), run.id())) {
            return new Reply.Private(Message.of(texts(turn).words("closed")));
        }
        UUID person = turn.person().id();
        teams.join(turn.tx(), run.id(), person, turn.at());
        members.joinIfOpen(turn.tx(), run.quiz().communityId(), Set.of(person), turn.at());
        turn.tx().afterCommit(() -> listener.accept(Set.of(run.id())));
        return new Reply.Private(teams.of(turn.tx(), run.id(), person)
                .map(team -> TeamCards.made(run, team, texts(turn)))
                .orElseGet(() -> Message.of(texts(turn).words("team.wait"))));
    }

    private Reply make(Turn turn, Action action) {
        Run run = run(turn, action);
        access.in(turn, run.quiz().communityId());
        if (run.mode() != Run.Mode.TEAM || !runs.holdOpen(turn.tx(), run.id())) {
            return new Reply.Private(Message.of(texts(turn).words("closed")));
        }
        if (!teams.of(turn.tx(), run.id()).isEmpty()) {
            return control(turn, run);
        }
        List<Player> players = teams.players(turn.tx(), run, turn.at());
        if (players.size() < TeamDraw.SMALLEST) {
            throw new Refusal(Message.of(texts(turn).words("team.few", players.size())));
        }
        long seed = run.id().getLeastSignificantBits();
        List<List<Player>> drawn = TeamDraw.teams(players, seed);
        teams.make(turn.tx(), run.id(), drawn, names(posts.texts(turn.tx(), run), drawn.size(), seed));
        teams.of(turn.tx(), run.id()).forEach(team -> write(turn.tx(), run, team, turn.at()));
        posts.count(turn.tx(), run.id(), turn.at());
        return new Reply.Private(Message.of(
                texts(turn).words("team.start", drawn.size(), run.quiz().name())));
    }

    /** Each after something that is liked; once all are taken, with a number. */
    private static List<String> names(Texts texts, int size, long seed) {
        List<String> names = List.of(texts.say("team.names").split(", "));
        int first = (int) Math.floorMod(seed, (long) names.size());
        return IntStream.range(0, size)
                .mapToObj(i -> {
                    String name = names.get((first + i) % names.size());
                    int round = i / names.size() + 1;
                    return round == 1 ? name : name + " " + round;
                })
                .toList();
    }

    private void write(Transaction tx, Run run, Team team, Instant at) {
        attention.writeAll(
                tx,
                team.members().stream().map(Teams.Member::person).toList(),
                person -> PrivateLetters.stamp(run.mode(), run.id(), person),
                language -> TeamCards.made(run, team, Texts.of(TeamPlayChat.class, language)),
                Weight.EXPECTED,
                at);
    }

    private Run run(Turn turn, Action action) {
        return runs.run(turn.tx(), turn.person().organisationId(), action.uuid(0))
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("gone"))));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(TeamPlayChat.class);
    }
}
