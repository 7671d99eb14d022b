package org.entrain.core.points;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.drawing.Chart;
import org.entrain.core.text.Texts;

/** What a season ends with, in the channels: thanks first, teams before people, nobody last. */
final class EndCards {
    private EndCards() {}

    /**
     * What is told of it.
     *
     * @param people who have a point in it
     * @param thanked how often somebody was thanked or found helpful
     */
    record Told(int people, int thanked, List<Team> teams, List<Board.Row> first) {
        Told {
            teams = List.copyOf(teams);
            first = List.copyOf(first);
        }
    }

    /** The teams as a picture; none where there is nothing to compare. */
    static Optional<Chart> chart(String community, Told told, Texts texts) {
        double best = told.teams().stream().mapToDouble(Team::score).max().orElse(0);
        return told.teams().size() < 2 || best == 0
                ? Optional.empty()
                : Optional.of(new Chart(
                        texts.say("chart.title", told.teams().getFirst().name(), community),
                        told.teams().stream()
                                .map(team -> new Chart.Row(
                                        team.name(),
                                        texts.say("chart.members", team.members()),
                                        Optional.empty(),
                                        (int) Math.round(100 * team.score() / best),
                                        "",
                                        BoardCards.score(team, texts),
                                        false))
                                .toList(),
                        texts.say("teams.title")));
    }

    /** The same in words, for who does not see it. */
    static String alternative(Told told, Texts texts) {
        return texts.say(
                "chart.alternative",
                String.join(
                        "; ",
                        told.teams().stream()
                                .map(team -> team.name() + ", " + BoardCards.score(team, texts))
                                .toList()));
    }

    /**
     * In the channels.
     *
     * @param picture of the teams; they are bars without it
     */
    static Message ended(Season season, Told told, Optional<Block.Picture> picture, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("ended.title")));
        blocks.add(new Block.Text(
                told.people() >= Teams.FEWEST
                        ? texts.words("ended.people", told.people())
                        : texts.words("ended.thanks")));
        if (told.thanked() > 0) {
            blocks.add(new Block.Text(texts.words("ended.helped", told.thanked())));
        }
        if (!told.teams().isEmpty()) {
            blocks.add(new Block.Text(
                    texts.words("ended.teams", told.teams().getFirst().name())));
            blocks.add(picture.<Block>map(one -> one).orElseGet(() -> BoardCards.bars(told.teams(), texts)));
        }
        if (!told.first().isEmpty()) {
            blocks.add(new Block.Text(texts.words(
                    "ended.first",
                    String.join(", ", told.first().stream().map(Board.Row::name).toList()))));
        }
        blocks.add(new Block.Note(texts.words("ended.pause", BoardCards.day(season.next(), texts))));
        return Message.of(blocks);
    }
}
