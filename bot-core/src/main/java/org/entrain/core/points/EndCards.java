package org.entrain.core.points;

import java.util.ArrayList;
import java.util.List;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
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

    static Message ended(Season season, Told told, Texts texts) {
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
            blocks.add(BoardCards.bars(told.teams(), texts));
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
