package org.entrain.core.calendar;

import java.util.List;
import java.util.stream.Collectors;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Words;
import org.entrain.core.communities.Community;
import org.entrain.core.plans.Audience;
import org.entrain.core.plans.Plan;
import org.entrain.core.text.Language;

/** What would be said, to look at: everything as it would be, but buttons that do nothing yet are only named. */
final class Previews {
    private Previews() {}

    static List<Block> of(Message message) {
        return message.blocks().stream().map(Previews::inert).toList();
    }

    private static Block inert(Block block) {
        return switch (block) {
            case Block.Buttons(var buttons) ->
                named(buttons.stream().map(Button::label).toList());
            case Block.Choice choice ->
                named(choice.options().stream().map(Option::label).toList());
            case Block.Heading _,
                    Block.Text _,
                    Block.Note _,
                    Block.Facts _,
                    Block.Progress _,
                    Block.Bars _,
                    Block.Picture _,
                    Block.Links _,
                    Block.Chat _,
                    Block.Divider _ -> block;
        };
    }

    private static Block named(List<String> labels) {
        return new Block.Note(
                Words.plain(labels.stream().map(label -> "[ " + label + " ]").collect(Collectors.joining("  "))));
    }

    /** The language in which somebody looks at it: a channel's is its community's. */
    static Language language(Plan plan, Community community, Language reader) {
        return plan.audience() instanceof Audience.Channel ? community.language() : reader;
    }
}
