package org.entrain.core.quizzes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrain.core.asking.AnswerForm;
import org.entrain.core.asking.Ask;
import org.entrain.core.asking.AskCards;
import org.entrain.core.asking.Shuffle;
import org.entrain.core.asking.Verdicts;
import org.entrain.core.bank.Rules;
import org.entrain.core.bank.Version;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Message;
import org.entrain.core.questions.Question;
import org.entrain.core.quizzes.TeamAnswers.Given;
import org.entrain.core.quizzes.TeamAnswers.Line;
import org.entrain.core.quizzes.Teams.Team;
import org.entrain.core.text.Texts;

/** What everybody sees of a run in teams, and what a team sees among itself. */
final class TeamCards {
    /** As many as both platforms show in one message with room to spare. */
    private static final int MOST_TEAMS = 10;

    /** Further down a board says thank you, and nothing of who was last. */
    private static final int ON_THE_BOARD = 3;

    private TeamCards() {}

    /** In the channel until the teams are made. */
    static Message gathering(Run run, int joined, Texts texts) {
        return Message.of(
                heading(run, texts),
                new Block.Text(texts.words(
                        "team.invitation",
                        run.openedBy(),
                        run.quiz().questions().size())),
                Buttons.of(join(run, texts)),
                new Block.Note(texts.words("team.count", joined)));
    }

    /**
     * In the channel while the teams play.
     *
     * @param progress how many questions each has answered
     */
    static Message playing(Run run, List<Team> teams, List<Integer> progress, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(heading(run, texts));
        blocks.add(new Block.Text(texts.words("team.hint")));
        int questions = run.quiz().questions().size();
        for (int i = 0; i < Math.min(teams.size(), MOST_TEAMS); i++) {
            Team team = teams.get(i);
            blocks.add(new Block.Progress(
                    texts.say("team.members", team.name(), team.names(Optional.empty())),
                    progress.get(i),
                    questions,
                    texts.say("team.progress", progress.get(i), questions)));
        }
        if (teams.size() > MOST_TEAMS) {
            blocks.add(new Block.Note(texts.words("team.more", teams.size() - MOST_TEAMS)));
        }
        blocks.add(Buttons.of(questions(run, texts), join(run, texts)));
        return Message.of(blocks);
    }

    /** In the channel after it was closed. */
    static Message board(Run run, List<Line> lines, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("team.board", run.quiz().name())));
        if (lines.isEmpty()) {
            blocks.add(new Block.Text(texts.words("team.board-none")));
            return Message.of(blocks);
        }
        int questions = run.quiz().questions().size();
        for (int i = 0; i < Math.min(lines.size(), ON_THE_BOARD); i++) {
            Line line = lines.get(i);
            blocks.add(new Block.Text(texts.words(
                    "team.board-line",
                    i + 1,
                    line.name(),
                    Math.round(100 * line.participation(questions)),
                    line.right(),
                    questions)));
        }
        if (lines.size() > ON_THE_BOARD) {
            String others =
                    lines.stream().skip(ON_THE_BOARD).map(Line::name).sorted().collect(Collectors.joining(", "));
            blocks.add(new Block.Text(texts.words("team.board-others", others)));
        }
        blocks.add(new Block.Note(texts.words("team.board-why")));
        return Message.of(blocks);
    }

    /** To the crew while people gather. */
    static Message control(Run run, int joined, Texts texts) {
        return Message.of(
                heading(run, texts),
                new Block.Text(texts.words("team.control", run.quiz().name(), joined)),
                Buttons.of(Button.primary(texts.say("team.make"), Action.of(TeamPlayChat.MAKE, run.id()))));
    }

    /** To somebody who is in no team. */
    static Message none(Run run, Texts texts) {
        return Message.of(new Block.Text(texts.words("team.none")), Buttons.of(join(run, texts)));
    }

    /** To somebody whose team was made a moment ago. */
    static Message made(Run run, Team team, Texts texts) {
        return Message.of(
                heading(run, texts),
                new Block.Text(texts.words("team.made", team.name(), team.names(Optional.empty()))),
                new Block.Text(texts.words("team.hint")),
                Buttons.of(questions(run, texts)));
    }

    /**
     * To one of a team: what it has answered, and the next question.
     *
     * @param voices the questions that they took part in
     */
    static Message table(Run run, Team team, UUID person, List<Given> given, Set<Integer> voices, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(heading(run, texts));
        String others = team.names(Optional.of(person));
        blocks.add(new Block.Text(
                others.isEmpty()
                        ? texts.words("team.alone", team.name())
                        : texts.words("team.yours", team.name(), others)));
        given.forEach(one -> blocks.add(new Block.Text(texts.words(
                "team.given",
                one.number() + 1,
                question(run, one.number(), texts).text(),
                said(run, one, texts),
                one.by()))));
        if (given.stream().anyMatch(one -> !voices.contains(one.number()))) {
            blocks.add(new Block.Note(texts.words("team.with-hint")));
            blocks.add(Buttons.of(Button.of(texts.say("team.with"), Action.of(TeamAnswerChat.WITH, run.id()))));
        }
        blocks.addAll(next(run, given, texts));
        return Message.of(blocks);
    }

    /**
     * To who answered for their team: what became of it, and the next question.
     *
     * @param taken whether theirs is the answer that stands
     */
    static Message verdict(Run run, Given stands, boolean taken, List<Given> given, Texts texts) {
        Version version = run.quiz().questions().get(stands.number());
        var blocks = new ArrayList<Block>();
        if (run.quiz().rules().answers() == Rules.Reveal.AT_CLOSE) {
            blocks.add(new Block.Text(texts.words("team.noted", said(run, stands, texts))));
        } else {
            if (!taken) {
                blocks.add(new Block.Text(texts.words("team.stands", said(run, stands, texts), stands.by())));
            }
            blocks.addAll(Verdicts.blocks(version.in(texts.language()), version.mark(stands.response()), texts));
        }
        blocks.addAll(next(run, given, texts));
        return Message.of(blocks);
    }

    private static List<Block> next(Run run, List<Given> given, Texts texts) {
        Set<Integer> answered = given.stream().map(Given::number).collect(Collectors.toSet());
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Divider());
        IntStream.range(0, run.quiz().questions().size())
                .filter(number -> !answered.contains(number))
                .boxed()
                .findFirst()
                .ifPresentOrElse(
                        number -> blocks.addAll(AskCards.blocks(ask(run, number, texts), texts)),
                        () -> blocks.add(new Block.Text(texts.words("team.finished"))));
        return blocks;
    }

    /** The form in which a question is answered that takes more than a press. */
    static Form form(Run run, int number, Texts texts) {
        String title =
                texts.say("form.title", number + 1, run.quiz().questions().size());
        return AnswerForm.of(ask(run, number, texts), title, texts);
    }

    /** The whole team sees it in the same order, to talk about it. */
    private static Ask ask(Run run, int number, Texts texts) {
        Version version = run.quiz().questions().get(number);
        return new Ask(
                version.in(texts.language()),
                texts.say("question", number + 1, run.quiz().questions().size()),
                Shuffle.forAll(version.question()),
                response -> Action.of(TeamAnswerChat.ANSWER, run.id(), number, response.encoded()),
                Action.of(TeamAnswerChat.ASK, run.id(), number),
                Action.of(TeamAnswerChat.ANSWER_FORM, run.id(), number),
                run.pictures());
    }

    private static String said(Run run, Given given, Texts texts) {
        return Verdicts.said(question(run, given.number(), texts), given.response(), texts);
    }

    private static Question question(Run run, int number, Texts texts) {
        return run.quiz().questions().get(number).in(texts.language()).question();
    }

    private static Block heading(Run run, Texts texts) {
        return new Block.Heading(texts.say("team.title", run.quiz().name()));
    }

    private static Button join(Run run, Texts texts) {
        return Button.of(texts.say("team.in"), Action.of(TeamPlayChat.JOIN, run.id()));
    }

    private static Button questions(Run run, Texts texts) {
        return Button.primary(texts.say("team.questions"), Action.of(TeamAnswerChat.TABLE, run.id()));
    }
}
