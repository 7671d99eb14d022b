package org.entrain.core.quizzes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.entrain.core.asking.AnswerForm;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.database.Transaction;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Mark;
import org.entrain.core.questions.Reflection;
import org.entrain.core.questions.Response;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** Answering: a press or a form, a verdict that nobody else sees, and the next question. */
public final class AnswerChat implements Feature {
    static final String ANSWER = "quiz.answer";
    static final String ASK = "quiz.ask";
    static final String ANSWER_FORM = "quiz.answer-form";
    static final String HINT = "quiz.hint";
    /** The last argument of an action where a hint was shown before. */
    static final String HELPED = "h";

    private final Answers answers;
    private final Sittings sittings;
    private final Thoughts thoughts = new Thoughts();
    private final Draws draws = new Draws();

    /** Answers to these quizzes. */
    public AnswerChat(Runs runs, Answers answers) {
        this.answers = answers;
        this.sittings = new Sittings(runs);
    }

    @Override
    public void register(Routes routes) {
        routes.presses(ANSWER, Right.ANSWER, this::answerAll)
                .press(ASK, Right.ANSWER, this::ask)
                .press(HINT, Right.ANSWER, this::hint)
                .form(ANSWER_FORM, Right.ANSWER, this::answerForm);
    }

    /** A press read: which sitting, which question, what was answered. */
    private record Said(Sittings.Key sitting, int number, Response response, boolean helped) {
        static Optional<Said> read(Action action) {
            try {
                return Optional.of(new Said(
                                new Sittings.Key(action.uuid(0), action.number(2)),
                                action.number(1),
                                Response.decode(action.text(3)),
                                isHelped(action, 4)))
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
                        sitting.run().revision(),
                        number,
                        this.sitting.attempt(),
                        sitting.question(number),
                        response,
                        helped,
                        sitting.question(number).mark(response).stream()
                                .mapToDouble(Mark::share)
                                .findFirst(),
                        by.at()));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

    private List<Reply> answerAll(Transaction tx, List<Interaction.Press> presses) {
        List<Optional<Said>> given =
                presses.stream().map(press -> Said.read(press.action())).toList();
        Map<Sittings.Key, Sitting> known = sittings.of(
                tx,
                given.stream()
                        .flatMap(Optional::stream)
                        .map(Said::sitting)
                        .distinct()
                        .toList());
        List<Optional<Sitting>> own = draws.own(
                tx,
                presses.stream().map(press -> press.who().account()).toList(),
                given.stream()
                        .map(one -> one.flatMap(said -> Optional.ofNullable(known.get(said.sitting()))))
                        .toList());
        var marked = new ArrayList<Answer>();
        var sat = new ArrayList<Sitting>();
        var ordinals = new ArrayList<Integer>();
        for (int i = 0; i < presses.size(); i++) {
            Interaction.Press press = presses.get(i);
            Optional<Sitting> sitting = own.get(i);
            int ordinal = i;
            given.get(i)
                    .flatMap(one -> sitting.flatMap(its -> one.marked(press, its)))
                    .ifPresent(answer -> {
                        marked.add(answer);
                        sat.add(sitting.orElseThrow());
                        ordinals.add(ordinal);
                    });
        }
        Map<Integer, Standing> standings =
                answers.take(tx, marked, ordinals.stream().map(presses::get).toList(), sat);
        var verdicts = new HashMap<Integer, Reply>();
        standings.forEach((i, standing) -> {
            int ordinal = ordinals.get(i);
            verdicts.put(
                    ordinal,
                    verdict(presses.get(ordinal), sat.get(i), marked.get(i).number(), standing));
        });
        List<Integer> missing =
                ordinals.stream().filter(i -> !verdicts.containsKey(i)).toList();
        List<Sitting> read =
                missing.stream().map(i -> sat.get(ordinals.indexOf(i))).toList();
        if (sittings.renewed(tx, read)) {
            List<Reply> again = answerAll(tx, missing.stream().map(presses::get).toList());
            IntStream.range(0, again.size()).forEach(i -> verdicts.put(missing.get(i), again.get(i)));
        }
        return IntStream.range(0, presses.size())
                .mapToObj(i -> verdicts.containsKey(i) ? verdicts.get(i) : outOfDate(presses.get(i)))
                .toList();
    }

    private static Reply outOfDate(Interaction.Press press) {
        return outOfDate(press.who().locale().map(Language::of).orElse(Language.EN));
    }

    static Reply verdict(Interaction.ByPerson by, Sitting sitting, int number, Standing standing) {
        return verdict(by, sitting, number, standing, false);
    }

    private static Reply verdict(
            Interaction.ByPerson by, Sitting sitting, int number, Standing standing, boolean shared) {
        Language language = standing.chosen()
                .or(() -> by.who().locale().map(Language::of))
                .or(standing::language)
                .orElse(sitting.run().quiz().language());
        Sitting own = sitting.of(standing.person());
        return new Reply.Private(
                sitting.isLive()
                        ? LiveCards.taken(sitting, number, standing, texts(language))
                        : QuestionCards.verdict(
                                standing.late() ? own.closed(by.at()) : own,
                                number,
                                standing,
                                shared,
                                texts(language)));
    }

    private static boolean isHelped(Action action, int last) {
        return action.arguments().size() > last && action.text(last).equals(HELPED);
    }

    private Reply ask(Turn turn, Action action) {
        return unanswered(
                turn,
                action,
                (sitting, number) -> new Reply.Open(QuestionCards.form(
                        sitting, number, turn.person().id(), isHelped(action, 3), texts(turn.language()))));
    }

    private Reply hint(Turn turn, Action action) {
        return unanswered(
                turn,
                action,
                (sitting, number) -> new Reply.Private(Message.of(QuestionCards.question(
                        sitting, number, Optional.of(turn.person().id()), true, texts(turn.language())))));
    }

    /** What is done with a question that is not answered yet; else what became of the answer. */
    private Reply unanswered(Turn turn, Action action, BiFunction<Sitting, Integer, Reply> then) {
        Sitting sitting = sittings.of(turn, action.uuid(0), action.number(2));
        int number = action.number(1);
        if (!sitting.asks(number)) {
            return outOfDate(turn.language());
        }
        UUID person = turn.person().id();
        Optional<Given> before =
                Optional.ofNullable(answers.of(turn.tx(), sitting.run().id(), person, sitting.attempt())
                        .get(number));
        return before.isPresent() || !sitting.isOpen()
                ? verdict(
                        turn.interaction(),
                        sitting,
                        number,
                        Standing.of(turn, sitting, before, answers.score(turn.tx(), sitting, person), false))
                : then.apply(sitting, number);
    }

    private Reply answerForm(Turn turn, Interaction.Submission form) {
        Action action = form.action();
        Sitting sitting = sittings.of(turn, action.uuid(0), action.number(2));
        int number = action.number(1);
        if (!sitting.asks(number)) {
            return outOfDate(turn.language());
        }
        Item item = sitting.question(number).in(turn.language());
        return switch (AnswerForm.read(item.question(), form, texts(turn.language()))) {
            case AnswerForm.Reading.Unclear(Map<String, String> errors) -> new Reply.Invalid(errors);
            case AnswerForm.Reading.Answered(Response response) -> answered(turn, form, sitting, number, response);
        };
    }

    private Reply answered(Turn turn, Interaction.Submission form, Sitting sitting, int number, Response response) {
        Answer answer = new Said(
                        new Sittings.Key(sitting.run().id(), sitting.attempt()),
                        number,
                        response,
                        isHelped(form.action(), 3))
                .marked(form, sitting)
                .orElseThrow(() -> new Refusal(out(turn.language())));
        Standing standing = answers.take(turn.tx(), List.of(answer), List.of(form), List.of(sitting))
                .get(0);
        if (standing == null) {
            Sitting now = sittings.of(turn, sitting.run().id(), sitting.attempt());
            return now.run().revision() == sitting.run().revision()
                    ? outOfDate(turn.language())
                    : answered(turn, form, now, number, response);
        }
        boolean shared = share(turn, answer, standing, AnswerForm.sharing(form));
        return verdict(form, sitting, number, standing, shared);
    }

    private boolean share(Turn turn, Answer answer, Standing standing, AnswerForm.Sharing sharing) {
        boolean shared = standing.taken()
                && answer.version().original().question() instanceof Reflection
                && sharing != AnswerForm.Sharing.NOT;
        if (shared) {
            boolean named = sharing == AnswerForm.Sharing.WITH_NAME;
            thoughts.share(
                    turn.tx(), answer.run(), standing.person(), answer.attempt(), answer.number(), named, answer.at());
        }
        return shared;
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
