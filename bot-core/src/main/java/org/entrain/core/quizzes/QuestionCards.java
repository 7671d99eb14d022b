package org.entrain.core.quizzes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Words;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.Mark;
import org.entrain.core.questions.MultipleChoice;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.Response;
import org.entrain.core.questions.ShortAnswer;
import org.entrain.core.questions.SingleChoice;
import org.entrain.core.questions.TrueFalse;
import org.entrain.core.text.Texts;

/** What one person sees: a question, and what became of their answer. */
final class QuestionCards {
    /** The field of the form in which an answer is given. */
    static final String ANSWER_FIELD = "answer";

    /** Longer options are listed, and the buttons carry their letters: Slack shows about 30 characters of a button. */
    private static final int LONGEST_LABEL = 30;

    private QuestionCards() {}

    /** A question with the buttons to answer it. */
    static List<Block> question(Sitting sitting, int number, Texts texts) {
        Question question = sitting.question(number);
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts.words(
                "question", sitting.position(number), sitting.numbers().size(), question.text())));
        switch (question) {
            case SingleChoice single -> blocks.addAll(choices(sitting, number, single.choices()));
            case TrueFalse trueFalse ->
                blocks.add(Buttons.of(
                        answer(sitting, number, texts.say("true"), new Response.Said(true)),
                        answer(sitting, number, texts.say("false"), new Response.Said(false))));
            case MultipleChoice multiple -> {
                blocks.add(new Block.Text(lettered(multiple.choices())));
                blocks.add(Buttons.of(Button.opening(texts.say("answer.several"), ask(sitting, number))));
            }
            case ShortAnswer shortAnswer ->
                blocks.add(Buttons.of(Button.opening(texts.say("answer.write"), ask(sitting, number))));
        }
        return blocks;
    }

    private static List<Block> choices(Sitting sitting, int number, List<Choice> choices) {
        boolean areShort = choices.stream().allMatch(choice -> choice.text().length() <= LONGEST_LABEL);
        Buttons buttons = new Buttons(IntStream.range(0, choices.size())
                .mapToObj(i ->
                        answer(sitting, number, areShort ? choices.get(i).text() : letter(i), new Response.Chosen(i)))
                .toList());
        return areShort ? List.of(buttons) : List.of(new Block.Text(lettered(choices)), buttons);
    }

    private static Words lettered(List<Choice> choices) {
        var spans = new ArrayList<Words.Span>();
        for (int i = 0; i < choices.size(); i++) {
            spans.add(new Words.Strong(letter(i)));
            spans.add(new Words.Plain("  " + choices.get(i).text() + (i + 1 < choices.size() ? "\n" : "")));
        }
        return new Words(spans);
    }

    private static String letter(int choice) {
        return String.valueOf((char) ('A' + choice));
    }

    private static Button answer(Sitting sitting, int number, String label, Response response) {
        return Button.of(
                label, Action.of(AnswerChat.ANSWER, sitting.run().id(), number, sitting.attempt(), response.encoded()));
    }

    private static Action ask(Sitting sitting, int number) {
        return Action.of(AnswerChat.ASK, sitting.run().id(), number, sitting.attempt());
    }

    /** The form in which a multiple choice or a short answer is given. */
    static Form form(Sitting sitting, int number, Texts texts) {
        Question question = sitting.question(number);
        Form.Field field = switch (question) {
            case MultipleChoice multiple ->
                new Form.ChoiceField(
                        ANSWER_FIELD, texts.say("form.choose"), "", false, true, options(multiple.choices()));
            case SingleChoice single ->
                new Form.ChoiceField(
                        ANSWER_FIELD, texts.say("form.choose"), "", false, false, options(single.choices()));
            case ShortAnswer shortAnswer ->
                new Form.TextField(
                        ANSWER_FIELD, texts.say("form.write"), texts.say("form.write.hint"), false, false, 200, "");
            case TrueFalse trueFalse ->
                new Form.ChoiceField(
                        ANSWER_FIELD,
                        texts.say("form.choose"),
                        "",
                        false,
                        false,
                        List.of(new Option("t", texts.say("true")), new Option("f", texts.say("false"))));
        };
        return new Form(
                Action.of(AnswerChat.ANSWER_FORM, sitting.run().id(), number, sitting.attempt()),
                texts.say(
                        "form.title",
                        sitting.position(number),
                        sitting.numbers().size()),
                List.of(new Block.Text(Words.plain(question.text()))),
                List.of(field),
                texts.say("form.submit"),
                texts.say("form.cancel"));
    }

    private static List<Option> options(List<Choice> choices) {
        return IntStream.range(0, choices.size())
                .mapToObj(i -> new Option(String.valueOf(i), choices.get(i).text()))
                .toList();
    }

    /** What became of an answer, why, and the next question. */
    static Message verdict(Sitting sitting, int number, Standing standing, Texts texts) {
        Question question = sitting.question(number);
        var blocks = new ArrayList<Block>();
        standing.response()
                .ifPresentOrElse(
                        response -> {
                            if (!standing.taken()) {
                                blocks.add(
                                        new Block.Text(texts.words("verdict.before", said(question, response, texts))));
                            }
                            blocks.addAll(explained(question, question.mark(response), texts));
                        },
                        () -> blocks.add(new Block.Text(texts.words("closed"))));
        if (standing.open()) {
            blocks.addAll(next(sitting, standing.answered(), standing.right(), texts));
        }
        return Message.of(blocks);
    }

    private static List<Block> explained(Question question, Mark mark, Texts texts) {
        var blocks = new ArrayList<Block>();
        String key = mark.right() ? "verdict.right" : mark.share() > 0 ? "verdict.partly" : "verdict.wrong";
        blocks.add(new Block.Text(texts.words(key, question.rightAnswer(texts.language()))));
        for (String text : List.of(mark.feedback(), question.explanation())) {
            if (!text.isEmpty()) {
                blocks.add(new Block.Text(Words.plain(text)));
            }
        }
        return blocks;
    }

    /** The next question, or a word of thanks after the last one. */
    static List<Block> next(Sitting sitting, Set<Integer> answered, int right, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Divider());
        sitting.next(answered)
                .ifPresentOrElse(
                        number -> blocks.addAll(question(sitting, number, texts)),
                        () -> blocks.add(new Block.Text(texts.words(
                                sitting.attempt() == 1 ? "finished" : "finished.retry",
                                right,
                                sitting.numbers().size()))));
        return blocks;
    }

    private static String said(Question question, Response response, Texts texts) {
        return switch (response) {
            case Response.Chosen(int choice) -> texts(question, Set.of(choice));
            case Response.ChosenMany(Set<Integer> choices) -> texts(question, choices);
            case Response.Said(boolean value) -> texts.say(value ? "true" : "false");
            case Response.Typed(String text) -> text;
        };
    }

    private static String texts(Question question, Set<Integer> chosen) {
        List<Choice> choices = switch (question) {
            case SingleChoice single -> single.choices();
            case MultipleChoice multiple -> multiple.choices();
            case TrueFalse trueFalse -> List.of();
            case ShortAnswer shortAnswer -> List.of();
        };
        return chosen.stream().sorted().map(i -> choices.get(i).text()).collect(Collectors.joining(", "));
    }

    /** What was entered in the form; empty where it cannot be read. */
    static Optional<Response> response(Question question, List<String> values) {
        if (values.isEmpty() || values.getFirst().isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    switch (question) {
                        case SingleChoice single -> new Response.Chosen(Integer.parseInt(values.getFirst()));
                        case MultipleChoice multiple ->
                            new Response.ChosenMany(
                                    values.stream().map(Integer::valueOf).collect(Collectors.toSet()));
                        case TrueFalse trueFalse ->
                            new Response.Said(values.getFirst().equals("t"));
                        case ShortAnswer shortAnswer ->
                            new Response.Typed(values.getFirst().strip());
                    });
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
