package org.entrain.core.points;

import java.util.ArrayList;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.text.Texts;

/** How somebody's own points look. */
final class PointsCards {
    private PointsCards() {}

    static Message week(Week week, Texts texts) {
        if (week.reasons().isEmpty()) {
            return Message.of(
                    new Block.Text(texts.words("points.none")), new Block.Note(texts.words("points.what-for")));
        }
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("points.title", week.points())));
        blocks.add(new Block.Facts(week.reasons().stream()
                .map(one -> new Block.Fact(
                        texts.say("reason." + one.reason()), texts.say("points.for", one.times(), one.points())))
                .toList()));
        if (week.isCapped()) {
            blocks.add(new Block.Note(texts.words("points.capped", Reason.DAILY_CAP)));
        }
        if (week.usual() > 0) {
            blocks.add(new Block.Text(texts.words("points.usual", week.usual())));
        }
        blocks.add(new Block.Note(texts.words("points.yours")));
        return Message.of(blocks);
    }
}
