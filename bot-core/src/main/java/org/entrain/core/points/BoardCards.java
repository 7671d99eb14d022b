package org.entrain.core.points;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.text.Dates;
import org.entrain.core.text.Texts;

/** How boards look, and what a season begins and ends with. */
final class BoardCards {
    private BoardCards() {}

    /** To one person, in private. */
    static Message board(String community, Board board, Texts texts) {
        var blocks = new ArrayList<Block>();
        Season season = board.season();
        Week own = board.own();
        blocks.add(new Block.Heading(texts.say("board.title", community)));
        blocks.add(new Block.Note(texts.words(
                season.isOver() ? "board.over" : "board.until", day(season.last(), texts), day(season.next(), texts))));
        teams(board, texts, blocks);
        names(board, texts, blocks);
        if (own.points() > 0 || own.usual() > 0) {
            blocks.add(new Block.Text(texts.words("board.own", own.points(), own.usual())));
        }
        blocks.add(
                board.joined()
                        ? Buttons.of(Button.of(texts.say("board.leave"), Action.of(BoardChat.LEAVE)))
                        : Buttons.of(Button.of(texts.say("board.join"), Action.of(BoardChat.JOIN))));
        blocks.add(new Block.Note(texts.words(board.joined() ? "board.joined" : "board.not-joined")));
        return Message.of(blocks);
    }

    private static void teams(Board board, Texts texts, List<Block> blocks) {
        if (board.teams().isEmpty()) {
            blocks.add(new Block.Text(texts.words("teams.few", Teams.FEWEST)));
        } else {
            blocks.add(new Block.Text(texts.words("teams.title")));
            blocks.add(bars(board.teams(), texts));
        }
        board.mine()
                .ifPresent(
                        team -> blocks.add(new Block.Text(texts.words("teams.mine", team.name(), score(team, texts)))));
    }

    private static void names(Board board, Texts texts, List<Block> blocks) {
        if (!board.first().isEmpty()) {
            blocks.add(new Block.Text(texts.words("first.title")));
            blocks.add(rows(board.first(), texts));
        }
        if (board.around().size() > 1) {
            blocks.add(new Block.Text(
                    board.place().isPresent()
                            ? texts.words("around.place", board.place().getAsInt())
                            : texts.words("around.title")));
            blocks.add(rows(board.around(), texts));
        }
    }

    private static Block rows(List<Board.Row> rows, Texts texts) {
        return new Block.Facts(rows.stream()
                .map(row -> new Block.Fact(
                        row.isReader() ? texts.say("you") : row.name(), texts.say("points.count", row.points())))
                .toList());
    }

    /** Teams as bars. */
    static Block bars(List<Team> teams, Texts texts) {
        return new Block.Bars(teams.stream()
                .map(team -> new Block.Bar(team.name(), (int) Math.round(10 * team.score()), score(team, texts), false))
                .toList());
    }

    /** Such as "4.2 · 80% took part". */
    static String score(Team team, Texts texts) {
        NumberFormat tenths = NumberFormat.getInstance(texts.language().locale());
        tenths.setMinimumFractionDigits(1);
        tenths.setMaximumFractionDigits(1);
        return texts.say("teams.score", tenths.format(team.score()), Math.round(100 * team.share()));
    }

    /** In the channels, when a season begins. */
    static Message begun(Season season, Texts texts) {
        return Message.of(
                new Block.Heading(texts.say("begun.title")),
                new Block.Text(
                        texts.words("begun", day(season.last(), texts), texts.say("teams.kind." + season.teams()))),
                new Block.Text(texts.words("begun.join")),
                Buttons.of(Button.of(texts.say("board.see"), Action.of(BoardChat.SHOW, season.community()))),
                new Block.Note(texts.words("begun.note")));
    }

    static String day(LocalDate day, Texts texts) {
        return Dates.DAY.of(day, texts.language());
    }
}
