package org.entrain.core.challenges;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.bank.QuizDoor;
import org.entrain.core.challenges.Balance.Player;
import org.entrain.core.challenges.Challenge.State;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.communities.Members;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Texts;

/** The course of a challenge: it is announced, begins, ends or is called off. */
public final class Course {
    private final Activity activity;
    private final ChallengePosts posts;
    private final Progress progress;
    private final QuizDoor door;
    private final Members members;
    private final Attention attention;
    private final Consumer<UUID> changed;
    private final Challenges challenges = new Challenges();
    private final Participants participants = new Participants();

    /**
     * Made once, when the program starts.
     *
     * @param changed told, after the commit, in which challenge there is something new to show
     */
    public Course(
            Activity activity,
            ChallengePosts posts,
            Progress progress,
            QuizDoor door,
            Members members,
            Attention attention,
            Consumer<UUID> changed) {
        this.activity = activity;
        this.posts = posts;
        this.progress = progress;
        this.door = door;
        this.members = members;
        this.attention = attention;
        this.changed = changed;
    }

    /** To be told of every fact. */
    public void heard(Transaction tx, List<Fact> facts) {
        for (Fact fact : facts) {
            switch (fact) {
                case Fact.CommunityArchived ended ->
                    challenges.going(tx, ended.community()).forEach(one -> {
                        if (!end(tx, one.id(), ended.at())) {
                            cancel(tx, one.id(), ended.at());
                        }
                    });
                case Fact.MemberLeft left -> left.person().ifPresent(person -> leave(tx, left.community(), person));
                default -> {
                    // Nothing to do here.
                }
            }
        }
    }

    private void leave(Transaction tx, UUID community, UUID person) {
        challenges.going(tx, community).forEach(challenge -> leave(tx, challenge, person));
    }

    /** Takes somebody out of a challenge; false where they were not in. */
    boolean leave(Transaction tx, Challenge challenge, UUID person) {
        boolean was = participants.leave(tx, challenge.id(), person);
        if (was) {
            attention.withdraw(tx, Progress.reminders(challenge.id(), person));
            tx.afterCommit(() -> changed.accept(challenge.id()));
        }
        return was;
    }

    /** Announces a new one, and has it begin where it is time to; empty where one of this name is going. */
    Optional<Challenge> announce(Transaction tx, Community community, Wish wish, UUID person, Instant at) {
        Optional<Challenge> started = challenges.start(tx, community, wish, person, at);
        started.ifPresent(challenge -> {
            boolean begins = !challenge.startsAt().isAfter(at);
            if (begins) {
                begin(tx, challenge.id(), at);
            }
            posts.announce(tx, challenges.hold(tx, challenge.id()).orElseThrow(), at);
        });
        return started.flatMap(challenge -> challenges.find(tx, community.organisationId(), challenge.id()));
    }

    /** Has what people do count; where there are teams, those who are in none yet are put into one. */
    boolean begin(Transaction tx, UUID id, Instant at) {
        Optional<Challenge> open = challenges.hold(tx, id).filter(one -> one.state() == State.OPEN);
        open.ifPresent(challenge -> {
            int teams = challenge.isInTeams() ? makeTeams(tx, challenge, at) : 0;
            challenges.begin(tx, id, teams, at);
            challenges.hold(tx, id).ifPresent(begun -> begun(tx, begun, at));
        });
        return open.isPresent();
    }

    private int makeTeams(Transaction tx, Challenge challenge, Instant at) {
        List<Player> players = participants.players(tx, challenge, at);
        int count = challenge.teams() > 0 ? challenge.teams() : Balance.teams(players.size());
        participants.make(
                tx,
                challenge.id(),
                Balance.teams(players, count, new Random(challenge.id().getLeastSignificantBits())));
        return count;
    }

    private void begun(Transaction tx, Challenge challenge, Instant at) {
        openQuizzes(tx, challenge, at);
        List<UUID> all = participants.all(tx, challenge.id());
        progress.catchUp(tx, challenge, all, at);
        attention.writeEach(
                tx,
                all,
                person -> "challenge/%s/begun/%s".formatted(challenge.id(), person),
                (person, language) -> {
                    Texts texts = Texts.of(Course.class, language);
                    return MyCards.begun(challenge, team(tx, challenge, person, texts), texts);
                },
                Weight.EXPECTED,
                at);
        posts.refresh(tx, challenge, at);
    }

    /** In the name of who started it, or of one of the crew where they were forgotten. */
    private void openQuizzes(Transaction tx, Challenge challenge, Instant at) {
        challenges
                .starter(tx, challenge.id())
                .or(() -> members.atLeast(tx, challenge.community(), Role.CREW).stream()
                        .findFirst())
                .map(person ->
                        new QuizDoor.Sender(challenge.id(), challenge.organisation(), person, challenge.endsAt()))
                .ifPresent(sender -> challenge.quizzes().stream()
                        .map(Step.Quiz::quiz)
                        .distinct()
                        .sorted() // so that two challenges that begin at once do not wait for one another
                        .forEach(quiz -> door.open(tx, quiz, sender, at)));
    }

    /** Somebody's team in words; empty where they are in none. */
    Optional<MyCards.Team> team(Transaction tx, Challenge challenge, UUID person, Texts texts) {
        return participants
                .of(tx, challenge.id(), person)
                .flatMap(Participants.Participant::team)
                .map(team -> new MyCards.Team(
                        TeamNames.of(challenge.id(), team, texts),
                        participants.names(tx, challenge.id(), team, MyCards.MOST_NAMES)));
    }

    /** Ends one that runs: thanks everybody in the channels; false where it does not run. */
    boolean end(Transaction tx, UUID id, Instant at) {
        Optional<Challenge> running = challenges.hold(tx, id).filter(Challenge::isRunning);
        running.ifPresent(challenge -> {
            close(tx, challenge, State.ENDED, at).ifPresent(ended -> posts.end(tx, ended, at));
            activity.record(
                    tx, List.of(new Fact.ChallengeEnded(challenge.community(), Optional.empty(), challenge.id(), at)));
        });
        return running.isPresent();
    }

    /** Calls one off that goes on; false where it does not. */
    boolean cancel(Transaction tx, UUID id, Instant at) {
        Optional<Challenge> going = challenges.hold(tx, id).filter(Challenge::isGoing);
        going.ifPresent(challenge -> close(tx, challenge, State.CANCELLED, at));
        return going.isPresent();
    }

    private Optional<Challenge> close(Transaction tx, Challenge challenge, State state, Instant at) {
        challenges.close(tx, challenge.id(), state, at);
        door.close(tx, challenge.id(), at);
        attention.withdraw(
                tx,
                participants.all(tx, challenge.id()).stream()
                        .flatMap(person -> Progress.reminders(challenge.id(), person).stream())
                        .toList());
        Optional<Challenge> closed = challenges.hold(tx, challenge.id());
        closed.ifPresent(one -> posts.refresh(tx, one, at));
        return closed;
    }

    /** Brings up to date what the channels read of one that ended. */
    void after(Transaction tx, Challenge challenge, Instant at) {
        if (challenge.state() == State.ENDED) {
            posts.refresh(tx, challenge, at);
            posts.refreshEnd(tx, challenge, at);
        }
    }
}
