package org.entrain.core.reviews;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.bank.Pictures;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.text.Texts;

/** Puts one question of a pile after another to somebody. */
final class Asker {
    private final Pictures pictures;
    private final Shelf shelf = new Shelf();

    /** Shows these pictures. */
    Asker(Pictures pictures) {
        this.pictures = pictures;
    }

    /** What is due: the first few of it, one after another. */
    Reply more(Turn turn) {
        var pile = new Pile(shelf.due(turn.tx(), me(turn), today(turn)));
        return pile.questions().isEmpty()
                ? new Reply.Private(ReviewCards.nothing(shelf.next(turn.tx(), me(turn), today(turn)), texts(turn)))
                : show(turn, pile, false, List.of());
    }

    /** The first question of the pile that can still be asked, below what there is to say. */
    Reply show(Turn turn, Pile pile, boolean helped, List<Block> above) {
        var blocks = new ArrayList<>(above);
        if (!above.isEmpty()) {
            blocks.add(new Block.Divider());
        }
        blocks.addAll(next(turn, pile, helped));
        return new Reply.Private(Message.of(blocks));
    }

    private List<Block> next(Turn turn, Pile pile, boolean helped) {
        if (pile.questions().isEmpty()) {
            boolean more = !shelf.due(turn.tx(), me(turn), today(turn)).isEmpty();
            return ReviewCards.finished(more, shelf.next(turn.tx(), me(turn), today(turn)), texts(turn));
        }
        return asked(turn, pile)
                .map(asked -> ReviewCards.question(asking(turn, asked, pile, helped), texts(turn)))
                .orElseGet(() -> next(turn, pile.rest(), false));
    }

    /** The first of a pile, unless it was answered today, or is asked no more. */
    Optional<Shelf.Asked> asked(Turn turn, Pile pile) {
        return pile.questions().stream()
                .findFirst()
                .flatMap(question -> shelf.find(turn.tx(), me(turn), question))
                .filter(asked -> asked.learntOn().isBefore(today(turn)));
    }

    ReviewCards.Asking asking(Turn turn, Shelf.Asked asked, Pile pile, boolean helped) {
        return new ReviewCards.Asking(asked.version(), pile, helped, me(turn), pictures::page);
    }

    /** What somebody knows, in words; nothing where nothing comes back to them. */
    List<Block> knowledge(Turn turn) {
        Shelf.Knowledge knowledge = shelf.knowledge(turn.tx(), me(turn), today(turn));
        return knowledge.isEmpty() ? List.of() : ReviewCards.knowledge(knowledge, texts(turn));
    }

    private static UUID me(Turn turn) {
        return turn.person().id();
    }

    /** The person's own day. */
    static LocalDate today(Turn turn) {
        return LearningDay.of(turn.at(), turn.person().zone().orElse(ZoneOffset.UTC));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(Asker.class);
    }
}
