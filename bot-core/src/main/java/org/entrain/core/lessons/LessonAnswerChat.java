package org.entrain.core.lessons;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.asking.AnswerForm;
import org.entrain.core.asking.Ask;
import org.entrain.core.asking.Verdicts;
import org.entrain.core.bank.Bank;
import org.entrain.core.bank.Pictures;
import org.entrain.core.bank.Version;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.questions.Mark;
import org.entrain.core.questions.Response;
import org.entrain.core.text.Texts;

/** Answering the question at the end of a lesson, and those of a quiz on a path: a verdict that nobody else sees. */
public final class LessonAnswerChat implements Feature {
    static final String ANSWER = "lesson.answer";
    static final String OPEN = "lesson.open";
    static final String SUBMIT = "lesson.submit";
    /** What a question belongs to, in its buttons: the id that follows is a lesson's. */
    static final String OF_LESSON = "lesson";
    /** The id that follows is a walk's. */
    static final String OF_WALK = "walk";

    private final Lessons lessons;
    private final Practice practice;
    private final Guide guide;
    private final Bank bank;
    private final Pictures pictures;

    /** Answers to these lessons' questions. */
    public LessonAnswerChat(Lessons lessons, Practice practice, Guide guide, Bank bank, Pictures pictures) {
        this.lessons = lessons;
        this.practice = practice;
        this.guide = guide;
        this.bank = bank;
        this.pictures = pictures;
    }

    @Override
    public void register(Routes routes) {
        routes.press(ANSWER, Right.ANSWER, this::press)
                .press(OPEN, Right.ANSWER, this::open)
                .form(SUBMIT, Right.ANSWER, this::submit);
    }

    /** What is answered: a question as it is now, and what it belongs to. */
    private sealed interface Asked {
        Version version();

        UUID community();

        Ask ask(Texts texts);

        record OfLesson(Lesson lesson, Version version, LessonCards.Shown shown) implements Asked {
            @Override
            public UUID community() {
                return lesson.communityId();
            }

            @Override
            public Ask ask(Texts texts) {
                return shown.ask(version, texts);
            }
        }

        record OfWalk(Walk walk, Version version, Pictures pictures) implements Asked {
            @Override
            public UUID community() {
                return walk.path().communityId();
            }

            @Override
            public Ask ask(Texts texts) {
                return StepCards.ask(walk, version, pictures::page, texts);
            }
        }
    }

    /** A question that was written anew since is shown anew before it is answered. */
    private Asked asked(Turn turn, Action action) {
        return (action.text(0).equals(OF_WALK) ? ofWalk(turn, action) : ofLesson(turn, action))
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("question.gone"))));
    }

    private Optional<Version> version(Turn turn, Action action) {
        int number = action.number(3);
        return bank.asked(turn.tx(), action.uuid(2)).filter(now -> now.number() == number);
    }

    private Optional<Asked> ofWalk(Turn turn, Action action) {
        return version(turn, action)
                .flatMap(now -> guide.asking(turn, action.uuid(1), now.question())
                        .map(walk -> new Asked.OfWalk(walk, now, pictures)));
    }

    /** Whoever is shown a lesson may answer it, as with a quiz: guests as well. */
    private Optional<Asked> ofLesson(Turn turn, Action action) {
        Lesson lesson = lessons.find(turn.tx(), turn.person().organisationId(), action.uuid(1))
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("gone"))));
        return version(turn, action)
                .filter(now -> lesson.question().filter(now.question()::equals).isPresent())
                .map(now -> new Asked.OfLesson(
                        lesson, now, new LessonCards.Shown(lesson, Optional.of(now), pictures::page)));
    }

    private Reply press(Turn turn, Action action) {
        Asked asked = asked(turn, action);
        try {
            return answer(turn, asked, Response.decode(action.text(4)));
        } catch (IllegalArgumentException neverEncoded) {
            throw new Refusal(Message.of(texts(turn).words("question.gone")));
        }
    }

    private Reply open(Turn turn, Action action) {
        Asked asked = asked(turn, action);
        return new Reply.Open(AnswerForm.of(asked.ask(texts(turn)), texts(turn).say("question.title"), texts(turn)));
    }

    private Reply submit(Turn turn, Interaction.Submission form) {
        Asked asked = asked(turn, form.action());
        return switch (AnswerForm.read(asked.version().in(turn.language()).question(), form, texts(turn))) {
            case AnswerForm.Reading.Answered(Response response) -> answer(turn, asked, response);
            case AnswerForm.Reading.Unclear(var errors) -> new Reply.Invalid(errors);
        };
    }

    private Reply answer(Turn turn, Asked asked, Response response) {
        Optional<Mark> mark = asked.version().mark(response, turn.language());
        boolean fresh =
                practice.answer(turn.tx(), asked.community(), turn.person().id(), asked.version(), mark, turn.at());
        var verdict = new ArrayList<Block>(Verdicts.blocks(asked.version().in(turn.language()), mark, texts(turn)));
        if (!fresh) {
            verdict.add(new Block.Note(texts(turn).words("question.before")));
        }
        return new Reply.Private(after(turn, asked, List.copyOf(verdict)));
    }

    private Message after(Turn turn, Asked asked, List<Block> verdict) {
        return switch (asked) {
            case Asked.OfLesson one -> {
                lessons.done(turn.tx(), one.lesson(), turn.person().id(), turn.at());
                yield guide.afterLesson(turn, one.lesson(), verdict);
            }
            case Asked.OfWalk one -> guide.afterAnswer(turn, one.walk(), verdict);
        };
    }

    private static Texts texts(Turn turn) {
        return turn.texts(LessonAnswerChat.class);
    }
}
