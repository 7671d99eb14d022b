package org.entrain.core.quizzes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrain.core.bank.Rules;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Words;
import org.entrain.core.questions.Question;
import org.entrain.core.text.Texts;

/** What a community sees of a quiz, and what its crew sees. */
final class QuizCards {
    private static final int FIRST = 0;
    /** As many as both platforms show in one message with room to spare. */
    private static final int MOST_THOUGHTS = 20;

    private static final int LONGEST_THOUGHT = 500;

    /** More than these nobody reads in a channel, and Slack takes fifty parts a message. */
    private static final int LISTED = 20;

    private QuizCards() {}

    /** In the channel while it is open: the first question, and how many have answered. */
    static Message opened(Run run, int participants, Texts texts) {
        Sitting sitting = Sitting.ofQuiz(run, Sitting.FIRST_TRY);
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("opened.title", run.quiz().name())));
        blocks.add(new Block.Text(texts.words("opened.invitation", run.openedBy(), run.asked())));
        if (run.isPersonal()) {
            blocks.add(Buttons.of(Button.primary(texts.say("begin"), Action.of(ResumeChat.CONTINUE, run.id()))));
        } else {
            blocks.addAll(QuestionCards.question(sitting, FIRST, Optional.empty(), texts));
            if (sitting.numbers().size() > 1) {
                blocks.add(Buttons.of(Button.of(texts.say("continue"), Action.of(ResumeChat.CONTINUE, run.id()))));
            }
        }
        run.window()
                .closes()
                .ifPresent(at -> blocks.add(
                        new Block.Note(texts.words("opened.until", run.window().moment(at, texts.language())))));
        blocks.add(new Block.Note(texts.words("opened.count", participants)));
        return new Message(blocks, Optional.of(Action.of(ResumeChat.MINE, run.id())));
    }

    /** In the channel once it is closed. */
    static Message closed(Run run, int participants, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("opened.title", run.quiz().name())));
        blocks.add(new Block.Text(texts.words("closed.count", participants)));
        Rules rules = run.quiz().rules();
        var buttons = new ArrayList<Button>();
        if (rules.answers() == Rules.Reveal.AT_CLOSE) {
            buttons.add(Button.primary(texts.say("how-i-did"), Action.of(ResumeChat.HOW_I_DID, run.id())));
        }
        if (rules.late() != Rules.Late.NOT_TAKEN) {
            buttons.add(Button.of(texts.say("answer-late"), Action.of(ResumeChat.CONTINUE, run.id())));
        }
        if (!buttons.isEmpty()) {
            blocks.add(new Buttons(buttons));
        }
        if (rules.late() == Rules.Late.UNMARKED) {
            blocks.add(new Block.Note(texts.words("closed.unmarked")));
        }
        return Message.of(blocks);
    }

    /** In the channel after it was closed: how the group did, and what was hard. */
    static Message results(Run run, Results results, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("results.title", run.quiz().name())));
        blocks.add(new Block.Text(texts.words("results.participants", results.participants())));
        if (!results.canBeShown()) {
            if (results.participants() > 0) {
                blocks.add(new Block.Note(texts.words("results.too-few", Results.SMALLEST_GROUP)));
            }
            return Message.of(blocks);
        }
        List<Integer> shown = results.shown();
        shown.stream().limit(LISTED).forEach(number -> blocks.add(progress(run, results, number, texts)));
        if (shown.size() > LISTED) {
            blocks.add(new Block.Note(texts.words("results.more", shown.size() - LISTED)));
        }
        int few = results.questions().size() - shown.size() - results.unanswered();
        if (few > 0) {
            blocks.add(new Block.Note(texts.words("results.few", few, Results.SMALLEST_GROUP)));
        }
        if (results.unanswered() > 0) {
            blocks.add(new Block.Note(texts.words("results.unanswered", results.unanswered())));
        }
        if (shown.isEmpty()) {
            return Message.of(blocks);
        }
        if (results.hard().isEmpty()) {
            blocks.add(new Block.Text(texts.words("results.nothing-hard")));
        } else {
            blocks.addAll(hard(run, results, texts));
        }
        return Message.of(blocks);
    }

    private static Block progress(Run run, Results results, int number, Texts texts) {
        Results.Tally tally = results.questions().get(number);
        String label = texts.say(
                "results.question", number + 1, question(run, number, texts).text());
        return new Block.Progress(
                label, tally.right(), tally.answers(), texts.say("results.right", tally.right(), tally.answers()));
    }

    private static Question question(Run run, int number, Texts texts) {
        return run.quiz().questions().get(number).in(texts.language()).question();
    }

    private static List<Block> hard(Run run, Results results, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Divider());
        blocks.add(new Block.Text(texts.words("results.hard", results.hard().size())));
        for (int number : results.hard().stream().limit(LISTED).toList()) {
            Question question = question(run, number, texts);
            blocks.add(new Block.Text(texts.words(
                    question.explanation().isEmpty() ? "results.answer" : "results.answer-why",
                    number + 1,
                    question.rightAnswer(texts.language()),
                    question.explanation())));
        }
        blocks.add(Buttons.of(Button.primary(texts.say("results.retry"), Action.of(ResumeChat.RETRY, run.id()))));
        return blocks;
    }

    /** In the channel after it was closed: what people let each other read. */
    static Message thoughts(Run run, List<Thoughts.Thought> shared, Texts texts) {
        if (shared.isEmpty()) {
            return Message.of(texts.words("thoughts.none"));
        }
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("thoughts.title", run.quiz().name())));
        int last = -1;
        for (Thoughts.Thought thought : shared.stream().limit(MOST_THOUGHTS).toList()) {
            if (thought.number() != last) {
                last = thought.number();
                blocks.add(new Block.Text(new Words(
                        List.of(new Words.Strong(question(run, last, texts).text())))));
            }
            String text = cut(thought.text());
            blocks.add(new Block.Text(thought.author()
                    .map(author -> texts.words("thoughts.by", text, author))
                    .orElseGet(() -> texts.words("thoughts.nameless", text))));
        }
        if (shared.size() > MOST_THOUGHTS) {
            blocks.add(new Block.Note(texts.words("thoughts.more", shared.size() - MOST_THOUGHTS)));
        }
        blocks.add(QuestionCards.takeBack(run, texts));
        return Message.of(blocks);
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_THOUGHT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_THOUGHT)) + "…";
    }

    /** To the crew: what can be started, or closed. */
    static Message choose(String question, String action, List<Option> options, Texts texts) {
        return Message.of(new Block.Choice(texts.say(question), Action.of(action), options));
    }

    /** On a person's home page: a quiz that is open to them. */
    static List<Block> open(Run run, String community, int answered, Texts texts) {
        return List.of(
                new Block.Text(texts.words("home.open", run.quiz().name(), community, answered, run.asked())),
                Buttons.of(Button.primary(texts.say("continue"), Action.of(ResumeChat.CONTINUE, run.id()))));
    }
}
