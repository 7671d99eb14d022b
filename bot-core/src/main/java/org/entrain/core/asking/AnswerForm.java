package org.entrain.core.asking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Words;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.Cloze;
import org.entrain.core.questions.Gap;
import org.entrain.core.questions.Matching;
import org.entrain.core.questions.MultipleChoice;
import org.entrain.core.questions.Numeric;
import org.entrain.core.questions.Ordering;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.Reflection;
import org.entrain.core.questions.Response;
import org.entrain.core.questions.ShortAnswer;
import org.entrain.core.questions.SingleChoice;
import org.entrain.core.questions.TrueFalse;
import org.entrain.core.text.Texts;

/** The form in which a question is answered that takes more than a press. */
public final class AnswerForm {
    private static final String ANSWER = "answer";
    private static final String SHARING = "share";
    private static final int LONGEST_ANSWER = 200;
    private static final int LONGEST_REFLECTION = 2000;

    private AnswerForm() {}

    /** What was read from a form. */
    public sealed interface Reading {
        /** An answer. */
        record Answered(Response response) implements Reading {}

        /** Nothing that could be an answer yet: what to mend, by field. */
        record Unclear(Map<String, String> errors) implements Reading {
            public Unclear {
                errors = Map.copyOf(errors);
            }
        }
    }

    /** The form of a question. */
    public static Form of(Ask ask, String title, Texts texts) {
        Texts own = Texts.of(AnswerForm.class, texts.language());
        return new Form(
                ask.submit(),
                title,
                Stream.concat(
                                Stream.of(new Block.Text(
                                        Words.plain(AskCards.text(ask.item().question())))),
                                AskCards.picture(ask).stream())
                        .toList(),
                fields(ask, own),
                own.say("submit"),
                own.say("cancel"));
    }

    /** Whether a reflection may be shown to others. */
    public enum Sharing {
        /** It stays with who wrote it. */
        NOT,
        NAMELESS,
        WITH_NAME
    }

    /** A form that also asks whether the answer may be shown to others. */
    public static Form shareable(Form form, Texts texts) {
        Texts own = Texts.of(AnswerForm.class, texts.language());
        var fields = new ArrayList<>(form.fields());
        fields.add(new Form.ChoiceField(
                SHARING,
                own.say("share"),
                own.say("share.hint"),
                false,
                false,
                Stream.of(Sharing.values())
                        .map(each -> new Option(each.name(), own.say("share." + each.name())))
                        .toList(),
                List.of(Sharing.NOT.name())));
        return new Form(form.onSubmit(), form.title(), form.intro(), fields, form.submit(), form.cancel());
    }

    /** What was said of showing the answer to others; where nothing clear was, it stays with the person. */
    public static Sharing sharing(Interaction.Submission form) {
        return Stream.of(Sharing.values())
                .filter(each -> form.value(SHARING).equals(each.name()))
                .findFirst()
                .orElse(Sharing.NOT);
    }

    private static List<Form.Field> fields(Ask ask, Texts own) {
        return switch (ask.item().question()) {
            case SingleChoice single -> List.of(choice(ask, own, false, single.choices()));
            case MultipleChoice multiple -> List.of(choice(ask, own, true, multiple.choices()));
            case TrueFalse statement ->
                List.of(choose(
                        ANSWER,
                        own.say("choose"),
                        false,
                        List.of(new Option("t", own.say("true")), new Option("f", own.say("false")))));
            case ShortAnswer written -> List.of(write(ANSWER, own.say("write"), own.say("write.hint")));
            case Numeric numeric -> List.of(write(ANSWER, own.say("write"), numberHint(numeric, own)));
            case Matching matching -> matches(ask, matching);
            case Ordering ordering -> places(ask, ordering, own);
            case Cloze cloze -> gaps(ask, cloze, own);
            case Reflection reflection ->
                List.of(new Form.TextField(
                        ANSWER, own.say("reflect"), own.say("reflect.hint"), false, true, LONGEST_REFLECTION, ""));
        };
    }

    private static Form.Field choice(Ask ask, Texts own, boolean many, List<Choice> choices) {
        List<Option> options = ask.shuffle().options(choices.size()).stream()
                .map(i -> new Option(String.valueOf(i), choices.get(i).text()))
                .toList();
        return choose(ANSWER, own.say("choose"), many, options);
    }

    private static Form.Field choose(String id, String label, boolean many, List<Option> options) {
        return new Form.ChoiceField(id, label, "", false, many, options);
    }

    private static Form.Field write(String id, String label, String hint) {
        return new Form.TextField(id, label, hint, false, false, LONGEST_ANSWER, "");
    }

    private static String numberHint(Numeric numeric, Texts own) {
        return numeric.units().isEmpty()
                ? own.say("number.hint")
                : own.say("number.unit", numeric.units().getFirst().name());
    }

    private static List<Form.Field> matches(Ask ask, Matching matching) {
        List<Option> options = shuffled(ask, matching.options());
        return IntStream.range(0, matching.pairs().size())
                .mapToObj(i -> choose(field(i), matching.pairs().get(i).left(), false, options))
                .toList();
    }

    private static List<Form.Field> places(Ask ask, Ordering ordering, Texts own) {
        List<Option> options = shuffled(ask, ordering.steps());
        return IntStream.range(0, options.size())
                .mapToObj(i -> choose(field(i), own.say("place", i + 1), false, options))
                .toList();
    }

    private static List<Option> shuffled(Ask ask, List<String> pieces) {
        return ask.shuffle().pieces(pieces.size()).stream()
                .map(i -> new Option(String.valueOf(i), pieces.get(i)))
                .toList();
    }

    private static List<Form.Field> gaps(Ask ask, Cloze cloze, Texts own) {
        return IntStream.range(0, cloze.gaps().size())
                .mapToObj(i -> gap(
                        ask,
                        field(i),
                        cloze.gaps().size() == 1 ? own.say("gap.only") : own.say("gap", i + 1),
                        cloze.gaps().get(i),
                        own))
                .toList();
    }

    private static Form.Field gap(Ask ask, String id, String label, Gap gap, Texts own) {
        return switch (gap) {
            case Gap.Written written -> write(id, label, own.say("write.hint"));
            case Gap.Counted counted -> write(id, label, own.say("number.hint"));
            case Gap.Picked picked ->
                choose(
                        id,
                        label,
                        false,
                        shuffled(
                                ask, picked.choices().stream().map(Choice::text).toList()));
        };
    }

    private static String field(int number) {
        return ANSWER + "-" + number;
    }

    /** What somebody entered. */
    public static Reading read(Question question, Interaction.Submission form, Texts texts) {
        Texts own = Texts.of(AnswerForm.class, texts.language());
        Map<String, String> errors = new HashMap<>();
        fieldIds(question).stream()
                .filter(id -> values(form, id).isEmpty())
                .forEach(id -> errors.put(id, own.say("empty")));
        if (errors.isEmpty()) {
            errors.putAll(unclear(question, form, own));
        }
        if (!errors.isEmpty()) {
            return new Reading.Unclear(errors);
        }
        try {
            return new Reading.Answered(response(question, form));
        } catch (IllegalArgumentException e) {
            return new Reading.Unclear(Map.of(fieldIds(question).getFirst(), own.say("empty")));
        }
    }

    private static List<String> fieldIds(Question question) {
        int many = switch (question) {
            case Matching matching -> matching.pairs().size();
            case Ordering ordering -> ordering.steps().size();
            case Cloze cloze -> cloze.gaps().size();
            case SingleChoice one -> 0;
            case MultipleChoice one -> 0;
            case TrueFalse one -> 0;
            case ShortAnswer one -> 0;
            case Numeric one -> 0;
            case Reflection one -> 0;
        };
        return many == 0
                ? List.of(ANSWER)
                : IntStream.range(0, many).mapToObj(AnswerForm::field).toList();
    }

    private static List<String> values(Interaction.Submission form, String id) {
        return form.values().getOrDefault(id, List.of()).stream()
                .filter(value -> !value.isBlank())
                .toList();
    }

    private static Map<String, String> unclear(Question question, Interaction.Submission form, Texts own) {
        return switch (question) {
            case Numeric numeric
            when !numeric.understands(form.value(ANSWER)) -> Map.of(ANSWER, own.say("number.unclear"));
            case Ordering ordering -> twice(ordering, form, own);
            case TrueFalse statement
            when !List.of("t", "f").contains(form.value(ANSWER)) -> Map.of(ANSWER, own.say("empty"));
            default -> Map.of();
        };
    }

    private static Map<String, String> twice(Ordering ordering, Interaction.Submission form, Texts own) {
        Map<String, Integer> first = new HashMap<>();
        Map<String, String> errors = new HashMap<>();
        for (int i = 0; i < ordering.steps().size(); i++) {
            Integer before = first.putIfAbsent(form.value(field(i)), i);
            if (before != null) {
                errors.put(field(i), own.say("place.taken", before + 1));
            }
        }
        return errors;
    }

    private static Response response(Question question, Interaction.Submission form) {
        List<String> ids = fieldIds(question);
        return switch (question) {
            case SingleChoice single -> new Response.Chosen(Integer.parseInt(form.value(ANSWER)));
            case MultipleChoice multiple ->
                new Response.ChosenMany(
                        values(form, ANSWER).stream().map(Integer::valueOf).collect(Collectors.toSet()));
            case TrueFalse statement -> new Response.Said(form.value(ANSWER).equals("t"));
            case ShortAnswer written -> new Response.Typed(form.value(ANSWER).strip());
            case Numeric numeric -> new Response.Typed(form.value(ANSWER).strip());
            case Reflection reflection -> new Response.Typed(form.value(ANSWER).strip());
            case Matching matching ->
                new Response.Matched(
                        ids.stream().map(id -> Integer.valueOf(form.value(id))).toList());
            case Ordering ordering ->
                new Response.Ordered(
                        ids.stream().map(id -> Integer.valueOf(form.value(id))).toList());
            case Cloze cloze ->
                new Response.Filled(
                        ids.stream().map(id -> form.value(id).strip()).toList());
        };
    }
}
