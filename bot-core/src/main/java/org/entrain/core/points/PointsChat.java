package org.entrain.core.points;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Reply;

/** What somebody's own points are, and what for: to them alone. */
public final class PointsChat implements Feature {
    @Override
    public void register(Routes routes) {
        routes.command(
                        "points",
                        Right.SELF,
                        PointsChat.class,
                        (turn, rest) -> new Reply.Private(PointsCards.week(week(turn), turn.texts(PointsChat.class))))
                .home(this::line);
    }

    /** One line, where there is something to say. */
    private List<Block> line(Turn turn) {
        int points = week(turn).points();
        return points == 0
                ? List.of()
                : List.of(new Block.Text(turn.texts(PointsChat.class).words("home", points)));
    }

    private static Week week(Turn turn) {
        return Week.of(
                turn.tx(),
                turn.person().id(),
                LocalDate.ofInstant(turn.at(), turn.person().zone().orElse(ZoneOffset.UTC)));
    }
}
