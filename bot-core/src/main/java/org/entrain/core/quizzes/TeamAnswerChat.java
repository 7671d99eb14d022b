package org.entrain.core.quizzes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.asking.AnswerForm;
import org.entrain.core.bank.Version;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.questions.Mark;
import org.entrain.core.questions.Response;
import org.entrain.core.quizzes.TeamAnswers.Given;
import org.entrain.core.quizzes.Teams.Team;
import org.entrain.core.text.Texts;

/** A quiz in teams, while they play: whoever of a team answers first answers for all of it. */
public final class TeamAnswerChat implements Feature {
    static final String TABLE = "quiz.team-table";
    static final String WITH = "quiz.team-with";
    static final String ANSWER = "quiz.team-answer";
    static final String ASK = "quiz.team-ask";
    static final String ANSWER_FORM = "quiz.team-answer-form";

    private final Activity activity;
    private final Runs runs;
    private final Consumer<Set<UUID>> listener;
    private final Teams teams = new Teams();
    private final TeamAnswers answers = new TeamAnswers();

    /**
     * Made once, when the program starts.
     *
     * @param listener told, after the commit, in which runs there are new answers
     */
    public TeamAnswerChat(Activity activity, Runs runs, Consumer<Set<UUID>> listener) {
        this.activity = activity;
        this.runs = runs;
        this.listener = listener;
    }

    @Override
    public void register(Routes routes) {
        routes.press(TABLE, Right.ANSWER, (turn, action) -> atTable(turn, action, seat -> table(turn, seat)))
                .press(WITH, Right.ANSWER, (turn, action) -> atTable(turn, action, seat -> with(turn, seat)))
                .press(
                        ANSWER,
                        Right.ANSWER,
                        (turn, action) -> atTable(turn, action, seat -> answer(turn, action, seat)))
                .press(ASK, Right.ANSWER, (turn, action) -> atTable(turn, action, seat -> ask(turn, action, seat)))
                .form(ANSWER_FORM, Right.ANSWER, this::answerForm);
    }

    /** Somebody with their team. */
    private record Seat(Run run, Team team) {
        boolean asks(int number) {
            return number >= 0 && number < run.quiz().questions().size();
        }

        Version question(int number) {
            return run.quiz().questions().get(number);
        }
    }

    private Reply atTable(Turn turn, Action action, Function<Seat, Reply> then) {
        Run run = runs.run(turn.tx(), turn.person().organisationId(), action.uuid(0))
                .orElseThrow(() -> new Refusal(gone(turn)));
        if (run.mode() != Run.Mode.TEAM || !answers.holdOpen(turn.tx(), run.id())) {
            return new Reply.Private(Message.of(texts(turn).words("closed")));
        }
        UUID person = turn.person().id();
        return teams.of(turn.tx(), run.id(), person)
                .map(team -> then.apply(new Seat(run, team)))
                .orElseGet(() -> new Reply.Private(
                        teams.isIn(turn.tx(), run.id(), person)
                                ? Message.of(texts(turn).words("team.wait"))
                                : TeamCards.none(run, texts(turn))));
    }

    private Reply table(Turn turn, Seat seat) {
        UUID run = seat.run().id();
        UUID person = turn.person().id();
        return new Reply.Private(TeamCards.table(
                seat.run(),
                seat.team(),
                person,
                answers.of(turn.tx(), run, seat.team()),
                answers.voices(turn.tx(), run, person),
                texts(turn)));
    }

    private Reply with(Turn turn, Seat seat) {
        UUID run = seat.run().id();
        Set<Integer> given = answers.of(turn.tx(), run, seat.team()).stream()
                .map(Given::number)
                .collect(Collectors.toSet());
        answers.voice(turn.tx(), run, turn.person().id(), given);
        return table(turn, seat);
    }

    private Reply answer(Turn turn, Action action, Seat seat) {
        try {
            return answer(turn, seat, action.number(1), Response.decode(action.text(2)));
        } catch (IllegalArgumentException e) {
            return new Reply.Private(gone(turn));
        }
    }

    private Reply ask(Turn turn, Action action, Seat seat) {
        int number = action.number(1);
        if (!seat.asks(number)) {
            return new Reply.Private(gone(turn));
        }
        return answers.of(turn.tx(), seat.run().id(), seat.team(), number)
                .map(given -> verdict(turn, seat, given, false))
                .orElseGet(() -> new Reply.Open(TeamCards.form(seat.run(), number, texts(turn))));
    }

    private Reply answerForm(Turn turn, Interaction.Submission form) {
        return atTable(turn, form.action(), seat -> {
            int number = form.action().number(1);
            if (!seat.asks(number)) {
                return new Reply.Private(gone(turn));
            }
            var question = seat.question(number).in(turn.language()).question();
            return switch (AnswerForm.read(question, form, texts(turn))) {
                case AnswerForm.Reading.Unclear(Map<String, String> errors) -> new Reply.Invalid(errors);
                case AnswerForm.Reading.Answered(Response response) -> answer(turn, seat, number, response);
            };
        });
    }

    /** Throws {@link IllegalArgumentException} for a response that the question does not take. */
    private Reply answer(Turn turn, Seat seat, int number, Response response) {
        if (!seat.asks(number)) {
            return new Reply.Private(gone(turn));
        }
        UUID run = seat.run().id();
        UUID person = turn.person().id();
        Answer answer = answer(turn, seat.run(), number, response);
        boolean taken = answers.give(turn.tx(), seat.team(), person, answer);
        answers.voice(turn.tx(), run, person, Set.of(number));
        if (taken) {
            activity.record(turn.tx(), List.of(fact(seat.run(), person, answer)));
            turn.tx().afterCommit(() -> listener.accept(Set.of(run)));
        }
        return answers.of(turn.tx(), run, seat.team(), number)
                .map(given -> verdict(turn, seat, given, taken))
                .orElseGet(() -> table(turn, seat));
    }

    private static Answer answer(Turn turn, Run run, int number, Response response) {
        Version version = run.quiz().questions().get(number);
        return new Answer(
                turn.interaction().who().account(),
                run.id(),
                run.revision(),
                number,
                Sitting.FIRST_TRY,
                version,
                response,
                false,
                version.mark(response).stream().mapToDouble(Mark::share).findFirst(),
                turn.at());
    }

    private static Fact fact(Run run, UUID person, Answer answer) {
        return new Fact.QuizAnswered(
                run.quiz().communityId(),
                Optional.of(person),
                run.id(),
                answer.at(),
                answer.version().question(),
                answer.version().number(),
                answer.outcome());
    }

    private Reply verdict(Turn turn, Seat seat, Given given, boolean taken) {
        List<Given> all = answers.of(turn.tx(), seat.run().id(), seat.team());
        return new Reply.Private(TeamCards.verdict(seat.run(), given, taken, all, texts(turn)));
    }

    private static Message gone(Turn turn) {
        return Message.of(texts(turn).words("gone"));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(TeamAnswerChat.class);
    }
}
