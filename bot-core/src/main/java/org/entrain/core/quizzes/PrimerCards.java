package org.entrain.core.quizzes;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Bar;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Button.Look;
import org.entrain.core.chat.Message;
import org.entrain.core.quizzes.Primers.Planned;
import org.entrain.core.quizzes.Primers.Uplift;
import org.entrain.core.text.Dates;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** What is seen of questions that are asked twice. */
final class PrimerCards {
    /** With fewer, the group's result would tell of somebody in particular. */
    private static final int SMALLEST_GROUP = 5;

    private PrimerCards() {}

    /** To the crew: what is planned, and from what to choose. */
    static Message planned(List<Planned> planned, ZoneId zone, Message choice, Texts texts) {
        var blocks = new ArrayList<Block>();
        if (planned.isEmpty()) {
            blocks.add(new Block.Text(texts.words("primer.none")));
        }
        planned.forEach(one -> {
            blocks.add(
                    new Block.Text(texts.words("primer.planned", one.quiz(), day(one.due(), zone, texts.language()))));
            blocks.add(Buttons.of(
                    new Button(texts.say("primer.stop"), Action.of(PrimerChat.STOP, one.run()), Look.DANGER, false)));
        });
        blocks.addAll(choice.blocks());
        return Message.of(blocks);
    }

    /** In the channel after the second time: what stayed. */
    static Message uplift(Run run, Uplift uplift, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("primer.uplift", run.quiz().name())));
        if (uplift.people() < SMALLEST_GROUP) {
            blocks.add(new Block.Text(texts.words("primer.too-few", SMALLEST_GROUP)));
            return Message.of(blocks);
        }
        int before = percent(uplift.before());
        int after = percent(uplift.after());
        blocks.add(new Block.Text(texts.words("primer.both", uplift.people())));
        blocks.add(Block.Bars.of(
                new Bar(texts.say("primer.before"), before, texts.say("primer.percent", before), false),
                new Bar(texts.say("primer.after"), after, texts.say("primer.percent", after), false)));
        blocks.add(new Block.Text(
                after > before ? texts.words("primer.more", after - before) : texts.words("primer.not-more")));
        return Message.of(blocks);
    }

    private static int percent(double share) {
        return (int) Math.round(100 * share);
    }

    /** A day in words. */
    static String day(Instant at, ZoneId zone, Language language) {
        return Dates.DAY.of(at, zone, language);
    }
}
