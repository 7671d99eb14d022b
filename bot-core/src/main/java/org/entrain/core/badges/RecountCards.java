package org.entrain.core.badges;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** What history would bring, and what it brought. */
final class RecountCards {
    private RecountCards() {}

    /** To the administrator who asked: how many for each badge; a button gives them, where they are not given yet. */
    static Message told(Map<Badge, Integer> counts, Recounts.Wish wish, Language language) {
        Texts texts = Texts.of(RecountCards.class, language);
        if (counts.isEmpty()) {
            return Message.of(texts.words("recount.none"));
        }
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts.words(wish.dry() ? "recount.would" : "recount.did")));
        blocks.add(new Block.Facts(counts.entrySet().stream()
                .map(one ->
                        new Block.Fact(one.getKey().in(language).name(), texts.say("recount.people", one.getValue())))
                .toList()));
        if (wish.dry()) {
            blocks.add(Block.Buttons.of(Button.primary(texts.say("recount.give"), give(wish))));
        }
        return Message.of(blocks);
    }

    private static Action give(Recounts.Wish wish) {
        String badge = wish.badge().map(Object::toString).orElse("");
        return wish.community()
                .map(community -> Action.of(RecountChat.GIVE_IN, community, badge))
                .orElseGet(() -> Action.of(RecountChat.GIVE, badge));
    }

    /** To somebody whose badges come from history, all at once. */
    static Message earned(List<Badge> badges, Language language) {
        Texts texts = Texts.of(RecountCards.class, language);
        String names = badges.stream().map(badge -> badge.in(language).name()).collect(Collectors.joining(", "));
        return Message.of(
                new Block.Text(texts.words("history.earned", badges.size(), names)),
                Block.Buttons.of(Button.of(texts.say("history.look"), Action.of(BadgeChat.MINE))));
    }
}
