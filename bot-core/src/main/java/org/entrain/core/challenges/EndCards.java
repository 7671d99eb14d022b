package org.entrain.core.challenges;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrain.core.challenges.Resources.Resource;
import org.entrain.core.challenges.Standing.Team;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Words;
import org.entrain.core.text.Texts;

/** How a challenge ended: thanks to everybody, teams first, then the common goal, then what the group learned. */
final class EndCards {
    /** Further down thanks are said, and nothing of who was last. */
    private static final int ON_THE_BOARD = 3;

    private static final int MOST_RESOURCES = 10;

    private EndCards() {}

    static Message end(Challenge challenge, Standing standing, Learned learned, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("end.title", challenge.name())));
        blocks.add(new Block.Text(
                standing.steps() == 0
                        ? texts.words("end.nothing")
                        : texts.words("end.thanks", standing.active(), standing.steps(), standing.finished())));
        if (challenge.isInTeams() && standing.steps() > 0) {
            blocks.addAll(teams(challenge, standing, texts));
        }
        if (challenge.way() == Way.TOGETHER && standing.steps() > 0) {
            blocks.add(ChallengeCards.together(challenge, standing, texts));
            blocks.add(new Block.Text(
                    standing.steps() >= challenge.target()
                            ? texts.words("end.reached", challenge.target())
                            : texts.words("end.together")));
        }
        blocks.addAll(learned(challenge, standing, learned, texts));
        return Message.of(blocks);
    }

    private static List<Block> teams(Challenge challenge, Standing standing, Texts texts) {
        int steps = challenge.steps().size();
        List<Team> best = standing.best(steps);
        // With few teams the last on the board would be the last of all.
        int shown = Math.min(ON_THE_BOARD, Math.max(1, best.size() - 1));
        var blocks = new ArrayList<Block>();
        for (int place = 0; place < Math.min(shown, best.size()); place++) {
            Team team = best.get(place);
            blocks.add(new Block.Text(texts.words(
                    "end.team",
                    place + 1,
                    name(challenge, team, texts),
                    Math.round(100 * team.mean(steps)),
                    team.active(),
                    team.members())));
        }
        String others = standing.teams().stream()
                .filter(team -> team.members() > 0
                        && best.stream().limit(shown).noneMatch(other -> other.number() == team.number()))
                .map(team -> name(challenge, team, texts))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            blocks.add(new Block.Text(texts.words("end.others", others)));
        }
        blocks.add(new Block.Note(texts.words("end.why")));
        return blocks;
    }

    private static String name(Challenge challenge, Team team, Texts texts) {
        return TeamNames.of(challenge.id(), team.number(), texts);
    }

    private static List<Block> learned(Challenge challenge, Standing standing, Learned learned, Texts texts) {
        List<Words> lines = IntStream.range(0, challenge.steps().size())
                .filter(step -> standing.byStep().get(step) > 0)
                .mapToObj(step ->
                        line(challenge.steps().get(step), standing.byStep().get(step), texts))
                .toList();
        var blocks = new ArrayList<Block>();
        if (!lines.isEmpty()) {
            blocks.add(new Block.Text(texts.words("end.learned")));
            blocks.add(new Block.Text(Words.lines(lines)));
        }
        if (!lines.isEmpty() && !learned.topics().isEmpty()) {
            blocks.add(new Block.Text(texts.words("end.topics", String.join(", ", learned.topics()))));
        }
        if (!learned.resources().isEmpty()) {
            blocks.add(new Block.Text(texts.words("end.resources")));
            // Together they may be longer than a platform takes in one paragraph.
            learned.resources().stream()
                    .limit(MOST_RESOURCES)
                    .forEach(resource -> blocks.add(new Block.Text(resource(resource, texts))));
        }
        if (learned.resources().size() > MOST_RESOURCES) {
            blocks.add(
                    new Block.Note(texts.words("end.more", learned.resources().size() - MOST_RESOURCES)));
        }
        return blocks;
    }

    private static Words line(Step step, int people, Texts texts) {
        return switch (step) {
            case Step.Quiz quiz -> texts.words("learned.quiz", quiz.name(), people);
            case Step.Share _ -> texts.words("learned.share", people);
            case Step.Proof proof -> texts.words("learned.proof", proof.task(), people);
            case Step.Help _ -> texts.words("learned.help", people);
            case Step.Meet _ -> texts.words("learned.meet", people);
            case Step.Prompt _ -> texts.words("learned.prompt", people);
        };
    }

    private static Words resource(Resource resource, Texts texts) {
        Optional<String> by = resource.by();
        return by.isPresent()
                ? texts.words("end.resource-by", resource.words(), resource.url(), by.get())
                : texts.words("end.resource", resource.words(), resource.url());
    }
}
