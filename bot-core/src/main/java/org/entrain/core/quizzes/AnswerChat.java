package org.entrain.core.quizzes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.Community;
import org.entrain.core.database.Transaction;
import org.entrain.core.questions.Response;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** Answering: a press or a form, a verdict that nobody else sees, and the next question. */
public final class AnswerChat implements Feature {
    static final String ANSWER = "quiz.answer";
    static final String ASK = "quiz.ask";
    static final String ANSWER_FORM = "quiz.answer-form";
    static final String CONTINUE = "quiz.continue";
    static final String MINE = "quiz.mine";
    static final String RETRY = "quiz.retry";

    private final Communities communities;
    private final Quizzes quizzes;
    private final Answers answers;
    private final Sittings sittings;

    /** Answers to these quizzes. */
    public AnswerChat(Communities communities, Quizzes quizzes, Answers answers) {
        this.communities = communities;
        this.quizzes = quizzes;
        this.answers = answers;
        this.sittings = new Sittings(quizzes);
    }

    @Override
    public void register(Routes routes) {
        routes.presses(ANSWER, this::answerAll)
                .press(ASK, this::ask)
                .form(ANSWER_FORM, this::answerForm)
                .press(CONTINUE, (turn, action) -> resume(turn, quiz(turn, action)))
                .press(MINE, (turn, action) -> mine(turn, quiz(turn, action)))
                .press(RETRY, (turn, action) -> resume(turn, retry(turn, action)))
                .home(this::home);
    }

    /** A press read: which sitting, which question, what was answered. */
    private record Given(Sittings.Key sitting, int number, Response response) {
        static Optional<Given> read(Action action) {
            try {
                return Optional.of(new Given(
                                new Sittings.Key(action.uuid(0), action.number(2)),
                                action.number(1),
                                Response.decode(action.text(3))))
                        .filter(given -> Sitting.isAttempt(given.sitting().attempt()));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        Optional<Answer> marked(Interaction.ByPerson by, Sitting sitting) {
            if (!sitting.asks(number)) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Answer(
                        by.who().account(),
                        this.sitting.run(),
                        number,
                        this.sitting.attempt(),
                        response,
                        sitting.question(number).mark(response).share(),
                        by.at()));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

    private List<Reply> answerAll(Transaction tx, List<Interaction.Press> presses) {
        List<Optional<Given>> given =
                presses.stream().map(press -> Given.read(press.action())).toList();
        Map<Sittings.Key, Sitting> known = sittings.of(
                tx,
                given.stream()
                        .flatMap(Optional::stream)
                        .map(Given::sitting)
                        .distinct()
                        .toList());
        var marked = new ArrayList<Answer>();
        var sat = new ArrayList<Sitting>();
        var ordinals = new ArrayList<Integer>();
        var replies = new ArrayList<Reply>();
        for (int i = 0; i < presses.size(); i++) {
            Interaction.Press press = presses.get(i);
            replies.add(outOfDate(press.who().locale().map(Language::of).orElse(Language.EN)));
            int ordinal = i;
            given.get(i)
                    .ifPresent(one -> Optional.ofNullable(known.get(one.sitting()))
                            .ifPresent(sitting -> one.marked(press, sitting).ifPresent(answer -> {
                                marked.add(answer);
                                sat.add(sitting);
                                ordinals.add(ordinal);
                            })));
        }
        Map<Integer, Standing> standings =
                answers.take(tx, marked, ordinals.stream().map(presses::get).toList());
        standings.forEach((i, standing) -> {
            Answer answer = marked.get(i);
            Interaction.Press press = presses.get(ordinals.get(i));
            replies.set(ordinals.get(i), verdict(press, sat.get(i), answer.number(), standing));
        });
        return replies;
    }

    private static Reply verdict(Interaction.ByPerson by, Sitting sitting, int number, Standing standing) {
        Language language = by.who()
                .locale()
                .map(Language::of)
                .or(standing::language)
                .orElse(sitting.run().quiz().language());
        return new Reply.Private(QuestionCards.verdict(sitting, number, standing, texts(language)));
    }

    private Reply ask(Turn turn, Action action) {
        Sitting sitting = sitting(turn, action.uuid(0), action.number(2));
        int number = action.number(1);
        if (!sitting.asks(number)) {
            return outOfDate(turn.language());
        }
        Map<Integer, Response> before =
                answers.of(turn.tx(), sitting.run().id(), turn.person().id(), sitting.attempt());
        if (before.containsKey(number) || !isOpen(sitting)) {
            return again(turn, sitting, number, before);
        }
        return new Reply.Open(QuestionCards.form(sitting, number, texts(turn.language())));
    }

    private Reply answerForm(Turn turn, Interaction.Submission form) {
        Action action = form.action();
        Sitting sitting = sitting(turn, action.uuid(0), action.number(2));
        int number = action.number(1);
        if (!sitting.asks(number)) {
            return outOfDate(turn.language());
        }
        List<String> values = form.values().getOrDefault(QuestionCards.ANSWER_FIELD, List.of());
        Optional<Response> response = QuestionCards.response(sitting.question(number), values);
        if (response.isEmpty()) {
            return new Reply.Invalid(
                    Map.of(QuestionCards.ANSWER_FIELD, texts(turn.language()).say("form.empty")));
        }
        Answer answer = new Given(new Sittings.Key(sitting.run().id(), sitting.attempt()), number, response.get())
                .marked(form, sitting)
                .orElseThrow(() -> new Refusal(out(turn.language())));
        return Optional.ofNullable(
                        answers.take(turn.tx(), List.of(answer), List.of(form)).get(0))
                .map(standing -> verdict(form, sitting, number, standing))
                .orElseGet(() -> outOfDate(turn.language()));
    }

    /** The next question of somebody who began, or what their answers came to. */
    private Reply resume(Turn turn, Sitting sitting) {
        Texts texts = texts(turn.language());
        if (!isOpen(sitting)) {
            return new Reply.Private(Message.of(texts.words("closed")));
        }
        Map<Integer, Response> before =
                answers.of(turn.tx(), sitting.run().id(), turn.person().id(), sitting.attempt());
        var blocks = new ArrayList<Block>();
        blocks.add(
                new Block.Heading(texts.say("opened.title", sitting.run().quiz().name())));
        blocks.addAll(QuestionCards.next(sitting, before.keySet(), right(sitting, before), texts));
        return new Reply.Private(Message.of(blocks));
    }

    /** What somebody saw last: the verdict on their latest answer and the next question. */
    private Reply mine(Turn turn, Sitting sitting) {
        SequencedMap<Integer, Response> before =
                answers.of(turn.tx(), sitting.run().id(), turn.person().id(), sitting.attempt());
        return before.isEmpty() || !isOpen(sitting)
                ? resume(turn, sitting)
                : verdict(turn.interaction(), sitting, before.lastEntry().getKey(), standing(turn, sitting, before));
    }

    private static Standing standing(Turn turn, Sitting sitting, SequencedMap<Integer, Response> before) {
        return new Standing(
                turn.person().id(),
                Optional.of(turn.language()),
                sitting.run().quiz().communityId(),
                true,
                true,
                true,
                Optional.of(before.lastEntry().getValue()),
                before.keySet(),
                right(sitting, before));
    }

    private static Reply again(Turn turn, Sitting sitting, int number, Map<Integer, Response> before) {
        var standing = new Standing(
                turn.person().id(),
                Optional.of(turn.language()),
                sitting.run().quiz().communityId(),
                true,
                isOpen(sitting),
                false,
                Optional.ofNullable(before.get(number)),
                before.keySet(),
                right(sitting, before));
        return verdict(turn.interaction(), sitting, number, standing);
    }

    private static int right(Sitting sitting, Map<Integer, Response> responses) {
        return (int) responses.entrySet().stream()
                .filter(entry ->
                        sitting.question(entry.getKey()).mark(entry.getValue()).right())
                .count();
    }

    private static boolean isOpen(Sitting sitting) {
        return (sitting.attempt() == 1) == sitting.run().isOpen();
    }

    private Sitting quiz(Turn turn, Action action) {
        return sitting(turn, action.uuid(0), 1);
    }

    private Sitting retry(Turn turn, Action action) {
        return sitting(turn, action.uuid(0), 2);
    }

    private Sitting sitting(Turn turn, UUID run, int attempt) {
        return quizzes.run(turn.tx(), turn.person().organisationId(), run)
                .filter(found -> Sitting.isAttempt(attempt))
                .map(found -> sittings.sitting(turn.tx(), found, attempt))
                .orElseThrow(() -> new Refusal(out(turn.language())));
    }

    private List<Block> home(Turn turn) {
        Texts texts = texts(turn.language());
        return communities.of(turn.tx(), turn.person(), Community.Role.MEMBER).stream()
                .flatMap(community -> quizzes.openRuns(turn.tx(), community.id()).stream()
                        .flatMap(run -> QuizCards.open(
                                run,
                                community.name(),
                                answers.of(turn.tx(), run.id(), turn.person().id(), 1)
                                        .size(),
                                texts)
                                .stream()))
                .toList();
    }

    private static Reply outOfDate(Language language) {
        return new Reply.Private(out(language));
    }

    private static Message out(Language language) {
        return Message.of(texts(language).words("gone"));
    }

    private static Texts texts(Language language) {
        return Texts.of(AnswerChat.class, language);
    }
}
