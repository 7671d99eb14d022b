package org.entrain.core.challenges;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.entrain.core.challenges.Standing.Team;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Words;
import org.entrain.core.text.Dates;
import org.entrain.core.text.Texts;

/** The one message of a challenge that everybody reads in the channel. No single person is named in it. */
final class ChallengeCards {
    private ChallengeCards() {}

    static Message card(Challenge challenge, Standing standing, ZoneId zone, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("card.title", challenge.name())));
        if (challenge.state() == Challenge.State.CANCELLED) {
            blocks.add(new Block.Text(texts.words("card.cancelled")));
            return Message.of(blocks);
        }
        if (!challenge.goal().isEmpty()) {
            blocks.add(new Block.Text(Words.plain(challenge.goal())));
        }
        blocks.addAll(
                switch (challenge.state()) {
                    case OPEN -> open(challenge, standing, zone, texts);
                    case RUNNING -> running(challenge, standing, zone, texts);
                    case ENDED, CANCELLED -> ended(challenge, standing, texts);
                });
        return Message.of(blocks);
    }

    private static List<Block> open(Challenge challenge, Standing standing, ZoneId zone, Texts texts) {
        return List.of(
                new Block.Text(steps(challenge, texts)),
                new Block.Text(texts.words(
                        "card.open",
                        Dates.DAY.of(challenge.firstDay(zone), texts.language()),
                        Dates.DAY.of(challenge.lastDay(zone), texts.language()))),
                new Block.Text(way(challenge, texts)),
                Buttons.of(join(challenge, texts)),
                new Block.Note(texts.words("card.in", standing.members())));
    }

    /** What there is to do, a line a step. */
    static Words steps(Challenge challenge, Texts texts) {
        return Words.lines(IntStream.range(0, challenge.steps().size())
                .mapToObj(step -> texts.words(
                        "card.step", step + 1, challenge.steps().get(step).title(texts)))
                .toList());
    }

    static Words way(Challenge challenge, Texts texts) {
        return switch (challenge.way()) {
            case ALONE -> texts.words("card.alone");
            case TEAMS -> challenge.chosen() ? texts.words("card.chosen") : texts.words("card.teams");
            case TOGETHER -> texts.words("card.together", challenge.target());
        };
    }

    private static List<Block> running(Challenge challenge, Standing standing, ZoneId zone, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(steps(challenge, texts)));
        blocks.addAll(bars(challenge, standing, texts));
        blocks.add(Buttons.of(mine(challenge, texts), join(challenge, texts)));
        blocks.add(new Block.Note(texts.words(
                "card.running",
                standing.members(),
                standing.steps(),
                Dates.DAY.of(challenge.lastDay(zone), texts.language()))));
        return blocks;
    }

    private static List<Block> ended(Challenge challenge, Standing standing, Texts texts) {
        var blocks = new ArrayList<Block>(bars(challenge, standing, texts));
        blocks.add(new Block.Text(texts.words("card.ended", standing.members(), standing.steps())));
        return blocks;
    }

    /** Teams by their number, which says nothing of who is ahead; or how far all are together. */
    private static List<Block> bars(Challenge challenge, Standing standing, Texts texts) {
        return switch (challenge.way()) {
            case ALONE -> List.of();
            case TOGETHER -> List.of(together(challenge, standing, texts));
            case TEAMS ->
                standing.teams().stream()
                        .filter(team -> team.members() > 0)
                        .map(team -> team(challenge, team, texts))
                        .toList();
        };
    }

    static Block together(Challenge challenge, Standing standing, Texts texts) {
        return new Block.Progress(
                texts.say("bar.together"),
                Math.min(standing.steps(), challenge.target()),
                challenge.target(),
                texts.say("bar.of", standing.steps(), challenge.target()));
    }

    private static Block team(Challenge challenge, Team team, Texts texts) {
        int all = team.members() * challenge.steps().size();
        return new Block.Progress(
                texts.say("bar.team", TeamNames.of(challenge.id(), team.number(), texts), team.members()),
                Math.min(team.done(), all),
                all,
                texts.say("bar.of", team.done(), all));
    }

    private static Button join(Challenge challenge, Texts texts) {
        return challenge.isRunning()
                ? Button.of(texts.say("join"), Action.of(TakePartChat.JOIN, challenge.id()))
                : Button.primary(texts.say("join"), Action.of(TakePartChat.JOIN, challenge.id()));
    }

    static Button mine(Challenge challenge, Texts texts) {
        return Button.primary(texts.say("mine"), Action.of(ChallengeChat.MINE, challenge.id()));
    }
}
