package org.entrain.core.quizzes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.entrain.core.bank.Quiz;
import org.entrain.core.bank.Rules;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Words;
import org.entrain.core.text.Texts;

/** The rules of a quiz in words. */
final class RulesCards {
    private RulesCards() {}

    /** How a quiz is played, and a button to change it. */
    static Message rules(Quiz quiz, Texts texts) {
        return Message.of(
                new Block.Heading(texts.say("rules.title", quiz.name())),
                new Block.Text(Words.lines(lines(quiz, texts))),
                Block.Buttons.of(Button.opening(
                        texts.say("rules.edit"), Action.of(RulesChat.EDIT, quiz.communityId(), quiz.name()))));
    }

    /** What it is played by from now on. */
    static Message changed(Quiz quiz, Texts texts) {
        return Message.of(
                new Block.Text(texts.words("rules.changed", quiz.name())),
                new Block.Text(Words.lines(lines(quiz, texts))));
    }

    private static List<Words> lines(Quiz quiz, Texts texts) {
        Rules rules = quiz.rules();
        int all = quiz.questions().size();
        var lines = new ArrayList<Words>();
        lines.add(rules.draw()
                .filter(some -> some < all)
                .map(some -> texts.words("rules.draw", some, all))
                .orElseGet(() -> texts.words("rules.all", all)));
        lines.add(texts.words("rules.order." + order(rules)));
        lines.add(texts.words("rules.attempts", rules.attempts()));
        lines.add(rules.pass()
                .map(percent -> texts.words("rules.pass", percent))
                .orElseGet(() -> texts.words("rules.no-pass")));
        lines.add(Words.plain(texts.say("rules.answers." + rules.answers()) + "."));
        lines.add(Words.plain(texts.say("rules.late." + rules.late()) + "."));
        return lines.stream().map(RulesCards::bulleted).toList();
    }

    private static Words bulleted(Words line) {
        return new Words(Stream.concat(Stream.of(new Words.Plain("• ")), line.spans().stream())
                .toList());
    }

    private static String order(Rules rules) {
        if (rules.shuffleQuestions()) {
            return rules.shuffleOptions() ? "both" : "questions";
        }
        return rules.shuffleOptions() ? "options" : "none";
    }
}
