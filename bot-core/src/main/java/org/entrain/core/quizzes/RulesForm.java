package org.entrain.core.quizzes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.entrain.core.bank.Quiz;
import org.entrain.core.bank.Rules;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Option;
import org.entrain.core.text.Texts;

/** The form in which the rules of a quiz are changed. */
final class RulesForm {
    private static final String ATTEMPTS = "attempts";
    private static final String SHUFFLE = "shuffle";
    private static final String QUESTIONS = "questions";
    private static final String OPTIONS = "options";
    private static final String DRAW = "draw";
    private static final String PASS = "pass";
    private static final String ANSWERS = "answers";
    private static final String LATE = "late";
    private static final int LONGEST_NUMBER = 4;
    private static final int WHOLE = 100;

    private RulesForm() {}

    /** What was read from the form. */
    sealed interface Reading {
        record Understood(Rules rules) implements Reading {}

        /** What to mend, by field. */
        record Unclear(Map<String, String> errors) implements Reading {
            public Unclear {
                errors = Map.copyOf(errors);
            }
        }
    }

    static Form of(Quiz quiz, Texts texts) {
        Rules rules = quiz.rules();
        return new Form(
                Action.of(RulesChat.EDIT, quiz.communityId(), quiz.name()),
                texts.say("rules.form.title"),
                List.of(),
                List.of(
                        number(ATTEMPTS, false, Optional.of(rules.attempts()), texts, Rules.MOST_ATTEMPTS),
                        number(DRAW, true, rules.draw(), texts, quiz.questions().size()),
                        shuffle(rules, texts),
                        number(PASS, true, rules.pass(), texts, WHOLE),
                        one(ANSWERS, Rules.Reveal.values(), rules.answers(), texts),
                        one(LATE, Rules.Late.values(), rules.late(), texts)),
                texts.say("rules.submit"),
                texts.say("rules.cancel"));
    }

    private static Form.Field number(String id, boolean optional, Optional<Integer> now, Texts texts, int most) {
        return new Form.TextField(
                id,
                texts.say("rules.form." + id),
                texts.say("rules.hint." + id, most),
                optional,
                false,
                LONGEST_NUMBER,
                now.map(String::valueOf).orElse(""));
    }

    private static Form.Field shuffle(Rules rules, Texts texts) {
        var now = new ArrayList<String>();
        if (rules.shuffleQuestions()) {
            now.add(QUESTIONS);
        }
        if (rules.shuffleOptions()) {
            now.add(OPTIONS);
        }
        return new Form.ChoiceField(
                SHUFFLE,
                texts.say("rules.form.shuffle"),
                texts.say("rules.hint.shuffle"),
                true,
                true,
                Stream.of(QUESTIONS, OPTIONS)
                        .map(each -> new Option(each, texts.say("rules.shuffle." + each)))
                        .toList(),
                now);
    }

    private static Form.Field one(String id, Enum<?>[] all, Enum<?> now, Texts texts) {
        return new Form.ChoiceField(
                id,
                texts.say("rules.form." + id),
                "",
                false,
                false,
                Stream.of(all)
                        .map(each -> new Option(each.name(), texts.say("rules." + id + "." + each.name())))
                        .toList(),
                List.of(now.name()));
    }

    static Reading read(Quiz quiz, Interaction.Submission form, Texts texts) {
        Map<String, String> errors = new HashMap<>();
        OptionalInt attempts = read(ATTEMPTS, Rules.MOST_ATTEMPTS, form, texts, errors);
        OptionalInt draw = read(DRAW, Math.max(1, quiz.questions().size()), form, texts, errors);
        OptionalInt pass = read(PASS, WHOLE, form, texts, errors);
        if (form.value(ATTEMPTS).isBlank()) {
            errors.put(ATTEMPTS, texts.say("rules.number", Rules.MOST_ATTEMPTS));
        }
        if (!errors.isEmpty()) {
            return new Reading.Unclear(errors);
        }
        List<String> shuffle = form.values().getOrDefault(SHUFFLE, List.of());
        return new Reading.Understood(new Rules(
                attempts.orElse(1),
                shuffle.contains(QUESTIONS),
                shuffle.contains(OPTIONS),
                boxed(draw),
                boxed(pass),
                chosen(LATE, Rules.Late.values(), quiz.rules().late(), form),
                chosen(ANSWERS, Rules.Reveal.values(), quiz.rules().answers(), form)));
    }

    private static OptionalInt read(
            String id, int most, Interaction.Submission form, Texts texts, Map<String, String> errors) {
        String written = form.value(id).strip();
        if (written.isEmpty()) {
            return OptionalInt.empty();
        }
        int number = written.matches("[0-9]{1,4}") ? Integer.parseInt(written) : 0;
        if (number < 1 || number > most) {
            errors.put(id, texts.say("rules.number", most));
        }
        return OptionalInt.of(number);
    }

    private static Optional<Integer> boxed(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }

    private static <E extends Enum<E>> E chosen(String id, E[] all, E now, Interaction.Submission form) {
        return Stream.of(all)
                .filter(each -> each.name().equals(form.value(id)))
                .findFirst()
                .orElse(now);
    }
}
