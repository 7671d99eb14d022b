package org.entrain.core.reviews;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.asking.AnswerForm;
import org.entrain.core.bank.Pictures;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Words;
import org.entrain.core.questions.Mark;
import org.entrain.core.questions.Response;
import org.entrain.core.text.Texts;

/** Answering what is asked again: a verdict that nobody else sees, and the next question. */
public final class RecallChat implements Feature {
    static final String ANSWER = "review.answer";
    static final String OPEN = "review.open";
    static final String SUBMIT = "review.submit";
    static final String EASY = "review.easy";

    private final Reviews reviews;
    private final Activity activity;
    private final Asker asker;
    private final Shelf shelf = new Shelf();
    private final TooEasy tooEasy = new TooEasy();

    /** Answers to these reviews. */
    public RecallChat(Reviews reviews, Activity activity, Pictures pictures) {
        this.reviews = reviews;
        this.activity = activity;
        this.asker = new Asker(pictures);
    }

    @Override
    public void register(Routes routes) {
        routes.press(ANSWER, Right.ANSWER, this::press)
                .press(OPEN, Right.ANSWER, this::open)
                .form(SUBMIT, Right.ANSWER, this::submit)
                .press(EASY, Right.ANSWER, this::easy);
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
                .flatMap(asked -> response(action.text(2)).map(response -> answer(turn, given, asked, response)))
                .orElseGet(() -> passedOver(turn, given));
    }

    private static Optional<Response> response(String encoded) {
        try {
            return Optional.of(Response.decode(encoded));
        } catch (IllegalArgumentException neverEncoded) {
            return Optional.empty();
        }
    }

    private Reply open(Turn turn, Action action) {
        Given given = Given.of(action, 2);
        return current(turn, given)
                .<Reply>map(asked -> new Reply.Open(
                        ReviewCards.form(asker.asking(turn, asked, given.pile(), given.helped()), texts(turn))))
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
        return asker.asked(turn, given.pile()).filter(asked -> asked.version().number() == given.version());
    }

    /** Answered today, asked no more, or written anew meanwhile: then it is asked as it is now. */
    private Reply passedOver(Turn turn, Given given) {
        return asker.show(
                turn,
                given.pile(),
                false,
                List.of(new Block.Text(
                        texts(turn).words(asker.asked(turn, given.pile()).isPresent() ? "changed" : "before"))));
    }

    private Reply answer(Turn turn, Given given, Shelf.Asked asked, Response response) {
        Optional<Mark> mark;
        try {
            mark = asked.version().mark(response);
        } catch (IllegalArgumentException toAnotherQuestion) {
            return passedOver(turn, given);
        }
        return answered(turn, given, asked, mark);
    }

    private Reply answered(Turn turn, Given given, Shelf.Asked asked, Optional<Mark> mark) {
        Review review = review(turn, asked, grade(mark, given.helped()));
        List<Graded> graded = reviews.grade(turn.tx(), List.of(review));
        if (graded.isEmpty()) {
            return passedOver(turn, given);
        }
        activity.record(
                turn.tx(),
                List.of(new Fact.QuestionReviewed(
                        review.community(),
                        Optional.of(review.person()),
                        review.question(),
                        review.at(),
                        asked.isOnTime(graded.getFirst().day()),
                        review.grade() != Grade.AGAIN)));
        Optional<Action> easy =
                review.grade() == Grade.GOOD ? Optional.of(given.pile().in(EASY)) : Optional.empty();
        return asker.show(
                turn,
                given.pile().rest(),
                false,
                ReviewCards.verdict(asked.version(), mark, days(graded.getFirst()), easy, texts(turn)));
    }

    private static Review review(Turn turn, Shelf.Asked asked, Grade grade) {
        return new Review(
                turn.person().id(),
                asked.community(),
                asked.version().question(),
                asked.version().number(),
                grade,
                turn.at());
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
                .flatMap(question -> shelf.find(turn.tx(), turn.person().id(), question))
                .flatMap(asked -> tooEasy.note(turn.tx(), review(turn, asked, Grade.EASY)))
                .map(days -> texts(turn).say("easy.done", days))
                .orElseGet(() -> texts(turn).say("easy.late"));
        return asker.show(turn, pile.rest(), false, List.of(new Block.Text(Words.plain(said))));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(RecallChat.class);
    }
}
