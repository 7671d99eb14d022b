package org.entrain.core.challenges;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.entrain.core.challenges.Participants.Participant;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Words;
import org.entrain.core.text.Dates;
import org.entrain.core.text.Texts;

/** What one person sees of a challenge, in private. */
final class MyCards {
    /** More names make no sentence. */
    static final int MOST_NAMES = 12;
    /** In one row. */
    private static final int MOST_BUTTONS = 5;

    private MyCards() {}

    /**
     * Somebody's team.
     *
     * @param members their names, themselves among them
     */
    record Team(String name, List<String> members) {
        Team {
            members = List.copyOf(members);
        }
    }

    /**
     * All that one person is shown of a challenge.
     *
     * @param proofs what they showed last, by step
     * @param ways what leads to a quiz, by step; none for one that is not open
     */
    record Mine(
            Challenge challenge,
            Participant part,
            Optional<Team> team,
            Map<Integer, Proof> proofs,
            Map<Integer, Action> ways) {
        Mine {
            proofs = Map.copyOf(proofs);
            ways = Map.copyOf(ways);
        }

        private boolean isDone(int step) {
            return part.done().contains(step);
        }

        private List<Integer> left() {
            return IntStream.range(0, challenge.steps().size())
                    .filter(step -> !isDone(step))
                    .boxed()
                    .toList();
        }
    }

    /** The steps of somebody, with what does the next ones. */
    static Message steps(Mine mine, ZoneId zone, Texts texts) {
        Challenge challenge = mine.challenge();
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(challenge.name()));
        mine.team().ifPresent(team -> blocks.add(new Block.Text(team(team, texts))));
        blocks.add(progress(challenge, mine.part().done().size(), texts));
        if (challenge.state() == Challenge.State.OPEN) {
            blocks.add(new Block.Text(ChallengeCards.steps(challenge, texts)));
            blocks.add(
                    new Block.Text(texts.words("mine.soon", Dates.DAY.of(challenge.firstDay(zone), texts.language()))));
        } else {
            for (int step = 0; step < challenge.steps().size(); step++) {
                blocks.addAll(step(mine, step, texts));
            }
            blocks.add(new Block.Note(
                    mine.left().isEmpty()
                            ? texts.words("mine.all")
                            : texts.words("mine.until", Dates.DAY.of(challenge.lastDay(zone), texts.language()))));
        }
        blocks.add(Buttons.of(remind(mine, texts), Button.of(texts.say("leave"), leave(challenge))));
        return Message.of(blocks);
    }

    private static Action leave(Challenge challenge) {
        return Action.of(TakePartChat.LEAVE, challenge.id());
    }

    private static Button remind(Mine mine, Texts texts) {
        return Button.of(
                texts.say(mine.part().reminds() ? "remind.off" : "remind.on"),
                Action.of(
                        TakePartChat.REMIND, mine.challenge().id(), mine.part().reminds() ? "no" : "yes"));
    }

    private static Words team(Team team, Texts texts) {
        return texts.words("mine.team", team.name(), String.join(", ", team.members()));
    }

    private static Block progress(Challenge challenge, int done, Texts texts) {
        int all = challenge.steps().size();
        return new Block.Progress(texts.say("mine.steps"), Math.min(done, all), all, texts.say("bar.of", done, all));
    }

    private static List<Block> step(Mine mine, int number, Texts texts) {
        Step step = mine.challenge().steps().get(number);
        if (mine.isDone(number)) {
            return List.of(new Block.Text(texts.words("mine.done", step.title(texts))));
        }
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts.words("mine.open", step.title(texts))));
        blocks.addAll(
                switch (step) {
                    case Step.Quiz _ -> quiz(mine, number, texts);
                    case Step.Share _ ->
                        List.of(Buttons.of(Button.opening(
                                texts.say("go.share"),
                                Action.of(ResourceChat.SHARE, mine.challenge().id()))));
                    case Step.Proof _ ->
                        ProofCards.toHand(
                                mine.challenge(),
                                number,
                                Optional.ofNullable(mine.proofs().get(number)),
                                texts);
                    case Step.Help _ -> List.of(new Block.Note(texts.words("how.help")));
                    case Step.Meet _ -> List.of(new Block.Note(texts.words("how.meet")));
                    case Step.Prompt _ -> List.of(new Block.Note(texts.words("how.prompt")));
                });
        return blocks;
    }

    private static List<Block> quiz(Mine mine, int number, Texts texts) {
        Optional<Action> way = Optional.ofNullable(mine.ways().get(number));
        return List.of(way.<Block>map(action -> Buttons.of(Button.of(texts.say("go.quiz"), action)))
                .orElseGet(() -> new Block.Note(texts.words("how.quiz"))));
    }

    /** To somebody who came in a moment ago. */
    static Message joined(Mine mine, ZoneId zone, Texts texts) {
        Challenge challenge = mine.challenge();
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(
                challenge.isRunning()
                        ? texts.words("joined.running", challenge.name())
                        : texts.words(
                                "joined.open",
                                challenge.name(),
                                Dates.DAY.of(challenge.firstDay(zone), texts.language()))));
        mine.team().ifPresentOrElse(team -> blocks.add(new Block.Text(team(team, texts))), () -> {
            if (challenge.isInTeams()) {
                blocks.add(new Block.Text(texts.words("joined.team-later")));
            }
        });
        blocks.add(new Block.Note(texts.words("remind.why")));
        blocks.add(Buttons.of(remind(mine, texts), ChallengeCards.mine(challenge, texts)));
        return Message.of(blocks);
    }

    /** The teams to choose from: a list folds out where buttons would be too many. */
    static Message choose(Challenge challenge, List<Integer> sizes, Texts texts) {
        List<Option> teams = IntStream.range(0, sizes.size())
                .mapToObj(team -> new Option(
                        String.valueOf(team),
                        texts.say("choose.team", TeamNames.of(challenge.id(), team, texts), sizes.get(team))))
                .toList();
        Action join = Action.of(TakePartChat.JOIN, challenge.id());
        return Message.of(
                new Block.Text(texts.words("choose", challenge.name())),
                teams.size() > MOST_BUTTONS
                        ? new Block.Choice(texts.say("choose.which"), join, teams)
                        : new Buttons(teams.stream()
                                .map(team ->
                                        Button.of(team.label(), Action.of(join.name(), challenge.id(), team.value())))
                                .toList()));
    }

    /** To everybody in it when it begins. */
    static Message begun(Challenge challenge, Optional<Team> team, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts.words("begun", challenge.name())));
        team.ifPresent(one -> blocks.add(new Block.Text(team(one, texts))));
        blocks.add(new Block.Text(ChallengeCards.steps(challenge, texts)));
        blocks.add(Buttons.of(ChallengeCards.mine(challenge, texts)));
        return Message.of(blocks);
    }

    /** To who asked for it. */
    static Message reminder(UUID challenge, String name, String when, Texts texts) {
        return Message.of(
                new Block.Text(texts.words("reminder." + when, name)),
                Buttons.of(Button.primary(texts.say("mine"), Action.of(ChallengeChat.MINE, challenge))));
    }

    /** To who did all of it. */
    static Message done(Challenge challenge, Texts texts) {
        return Message.of(texts.words("all-done", challenge.name()));
    }

    /** A line of somebody's own page. */
    static List<Block> home(Challenge challenge, int done, ZoneId zone, Texts texts) {
        int all = challenge.steps().size();
        String when = challenge.isRunning()
                ? texts.say("home.until", done, all, Dates.DAY.of(challenge.lastDay(zone), texts.language()))
                : texts.say("home.soon", Dates.DAY.of(challenge.firstDay(zone), texts.language()));
        return List.of(
                new Block.Progress(texts.say("home.challenge", challenge.name()), Math.min(done, all), all, when),
                Buttons.of(Button.of(texts.say("mine"), Action.of(ChallengeChat.MINE, challenge.id()))));
    }
}
