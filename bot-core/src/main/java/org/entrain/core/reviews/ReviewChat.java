package org.entrain.core.reviews;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.asking.AnswerForm;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Words;
import org.entrain.core.questions.Mark;
import org.entrain.core.questions.Picture;
import org.entrain.core.questions.Response;
import org.entrain.core.text.Texts;

/** Reviewing: a question, a verdict that nobody else sees, and the next; as many as somebody likes. */
public final class ReviewChat implements Feature {
    static final String ASK = "review.ask";
    static final String HINT = "review.hint";
    static final String ANSWER = "review.answer";
    static final String OPEN = "review.open";
    static final String SUBMIT = "review.submit";
    static final String EASY = "review.easy";

    private final Reviews reviews;
    private final Activity activity;
    private final Function<Picture, URI> pictures;
    private final Cards cards = new Cards();
    private final Shelf shelf = new Shelf();
    private final Turns turns = new Turns();

    /**
     * Talks about these reviews.
     *
     * @param pictures where a picture can be looked at
     */
    public ReviewChat(Reviews reviews, Activity activity, Function<Picture, URI> pictures) {
        this.reviews = reviews;
        this.activity = activity;
        this.pictures = pictures;
    }

    @Override
    public void register(Routes routes) {
        routes.command("review", Right.ANSWER, ReviewChat.class, (turn, rest) -> more(turn))
                .press(ASK, Right.ANSWER, (turn, action) -> ask(turn, Pile.of(action, 0)))
                .press(HINT, Right.ANSWER, (turn, action) -> show(turn, Pile.of(action, 0), true, List.of()))
                .press(ANSWER, Right.ANSWER, this::press)
                .press(OPEN, Right.ANSWER, this::open)
                .form(SUBMIT, Right.ANSWER, this::submit)
                .press(EASY, Right.ANSWER, this::easy)
                .command("review off", Right.SELF, ReviewChat.class, (turn, rest) -> off(turn))
                .command("review on", Right.SELF, ReviewChat.class, (turn, rest) -> on(turn))
                .home(this::home);
    }

    private Reply ask(Turn turn, Pile pile) {
        return pile.questions().isEmpty() ? more(turn) : show(turn, pile, false, List.of());
    }

    private Reply more(Turn turn) {
        var pile = new Pile(shelf.due(turn.tx(), me(turn), today(turn)));
        return pile.questions().isEmpty()
                ? new Reply.Private(ReviewCards.nothing(shelf.next(turn.tx(), me(turn), today(turn)), texts(turn)))
                : show(turn, pile, false, List.of());
    }

    /** The first question of the pile that can still be asked, below what there is to say. */
    private Reply show(Turn turn, Pile pile, boolean helped, List<Block> above) {
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
    private Optional<Shelf.Asked> asked(Turn turn, Pile pile) {
        return pile.questions().stream()
                .findFirst()
                .flatMap(question -> shelf.find(turn.tx(), me(turn), question))
                .filter(asked -> asked.learntOn().isBefore(today(turn)));
    }

    private ReviewCards.Asking asking(Turn turn, Shelf.Asked asked, Pile pile, boolean helped) {
        return new ReviewCards.Asking(asked.version(), pile, helped, me(turn), pictures);
    }

    /** What a button or a form that answers carries. */
    private record Given(boolean helped, int version, Pile pile) {
        static Given of(Action action, int pile) {
            return new Given(action.number(0) == 1, action.number(1), Pile.of(action, pile));
        }
    }

    private Reply press(Turn turn, Action action) {
        Given given = Given.of(action, 3);
        return current(turn, given)
                .map(asked -> answer(turn, given, asked, action.text(2)))
                .orElseGet(() -> passedOver(turn, given));
    }

    private Reply answer(Turn turn, Given given, Shelf.Asked asked, String encoded) {
        try {
            return answer(turn, given, asked, Response.decode(encoded));
        } catch (IllegalArgumentException notOfThisQuestion) {
            return passedOver(turn, given);
        }
    }

    private Reply open(Turn turn, Action action) {
        Given given = Given.of(action, 2);
        return current(turn, given)
                .<Reply>map(asked -> new Reply.Open(
                        ReviewCards.form(asking(turn, asked, given.pile(), given.helped()), texts(turn))))
                .orElseGet(() -> passedOver(turn, given));
    }

    private Reply submit(Turn turn, Interaction.Submission form) {
        Given given = Given.of(form.action(), 2);
        return current(turn, given)
                .map(asked -> submit(turn, given, asked, form))
                .orElseGet(() -> passedOver(turn, given));
    }

    private Reply submit(Turn turn, Given given, Shelf.Asked asked, Interaction.Submission form) {
        return switch (AnswerForm.read(asked.version().in(turn.language()).question(), form, texts(turn))) {
            case AnswerForm.Reading.Answered(Response response) -> answer(turn, given, asked, response);
            case AnswerForm.Reading.Unclear(var errors) -> new Reply.Invalid(errors);
        };
    }

    /** The question that was answered, where it is still to be, and in the version that was shown. */
    private Optional<Shelf.Asked> current(Turn turn, Given given) {
        return asked(turn, given.pile()).filter(asked -> asked.version().number() == given.version());
    }

    /** Answered today, asked no more, or written anew meanwhile: then it is asked as it is now. */
    private Reply passedOver(Turn turn, Given given) {
        return show(
                turn,
                given.pile(),
                false,
                List.of(new Block.Text(
                        texts(turn).words(asked(turn, given.pile()).isPresent() ? "changed" : "before"))));
    }

    private Reply answer(Turn turn, Given given, Shelf.Asked asked, Response response) {
        Optional<Mark> mark = asked.version().mark(response);
        var review = new Review(
                me(turn),
                asked.community(),
                asked.version().question(),
                asked.version().number(),
                grade(mark, given.helped()),
                turn.at());
        List<Graded> graded = reviews.grade(turn.tx(), List.of(review));
        if (graded.isEmpty()) {
            return passedOver(turn, given);
        }
        activity.record(
                turn.tx(),
                List.of(new Fact.QuestionReviewed(
                        asked.community(), Optional.of(me(turn)), review.question(), turn.at())));
        Optional<Action> easy =
                review.grade() == Grade.GOOD ? Optional.of(given.pile().in(EASY)) : Optional.empty();
        return show(
                turn,
                given.pile().rest(),
                false,
                ReviewCards.verdict(asked.version(), mark, days(graded.getFirst()), easy, texts(turn)));
    }

    private static Grade grade(Optional<Mark> mark, boolean helped) {
        boolean isRight = mark.map(Mark::right).orElse(true);
        return isRight ? helped ? Grade.HARD : Grade.GOOD : Grade.AGAIN;
    }

    private static long days(Graded graded) {
        return ChronoUnit.DAYS.between(graded.day(), graded.dueOn());
    }

    private Reply easy(Turn turn, Action action) {
        var pile = Pile.of(action, 0);
        String said = pile.questions().stream()
                .findFirst()
                .flatMap(question -> shelf.find(turn.tx(), me(turn), question))
                .flatMap(asked -> cards.easy(
                        turn.tx(),
                        new Review(
                                me(turn),
                                asked.community(),
                                asked.version().question(),
                                asked.version().number(),
                                Grade.EASY,
                                turn.at())))
                .map(days -> texts(turn).say("easy.done", days))
                .orElseGet(() -> texts(turn).say("easy.late"));
        return show(turn, pile.rest(), false, List.of(new Block.Text(Words.plain(said))));
    }

    private Reply off(Turn turn) {
        turns.silence(turn.tx(), me(turn), turn.at());
        return new Reply.Private(Message.of(texts(turn).words("off")));
    }

    private Reply on(Turn turn) {
        turns.speak(turn.tx(), me(turn), new Turns.Next(turn.at(), today(turn)));
        return new Reply.Private(Message.of(texts(turn).words("on")));
    }

    private List<Block> home(Turn turn) {
        Shelf.Knowledge knowledge = shelf.knowledge(turn.tx(), me(turn), today(turn));
        return knowledge.isEmpty() ? List.of() : ReviewCards.knowledge(knowledge, texts(turn));
    }

    private static UUID me(Turn turn) {
        return turn.person().id();
    }

    private static LocalDate today(Turn turn) {
        ZoneId zone = turn.person().zone().orElse(ZoneOffset.UTC);
        return LearningDay.of(turn.at(), zone);
    }

    private static Texts texts(Turn turn) {
        return turn.texts(ReviewChat.class);
    }
}
