package org.entrain.core.challenges;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.entrain.core.challenges.Wish.Part;
import org.entrain.core.challenges.Wish.Problem;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Option;
import org.entrain.core.text.Texts;

/** The form in which the crew says what a challenge is. */
final class StartForm {
    private static final String NAME = "name";
    private static final String GOAL = "goal";
    private static final String STEPS = "steps";
    private static final String FIRST = "first";
    private static final String LAST = "last";
    private static final String WAY = "way";
    private static final String TARGET = "target";

    /** Teams that people choose. */
    private static final String CHOSEN = "CHOSEN";

    private static final int USUAL_DAYS = 5;
    private static final int USUAL_CHOSEN_TEAMS = 3;
    private static final int LONGEST_STEPS = 2000;
    private static final int LONGEST_TARGET = 6;

    private StartForm() {}

    /**
     * The form.
     *
     * @param texts of whoever fills it in
     * @param theirs of the community, which reads the template's words
     */
    static Form form(UUID community, Optional<Template> template, LocalDate today, Texts texts, Texts theirs) {
        LocalDate first = today.plusDays(1);
        int days = template.map(Template::days).orElse(USUAL_DAYS);
        return new Form(
                Action.of(StartChat.NEW, community),
                texts.say("form.title"),
                List.of(new Block.Note(texts.words("form.intro", Step.MOST))),
                List.of(
                        text(NAME, Wish.LONGEST_NAME, false, initial(template, one -> one.title(theirs)), texts),
                        text(GOAL, Wish.LONGEST_GOAL, true, initial(template, one -> one.goal(theirs)), texts),
                        new Form.TextField(
                                STEPS,
                                texts.say("form.steps"),
                                texts.say("form.steps.hint"),
                                false,
                                true,
                                LONGEST_STEPS,
                                initial(template, one -> one.steps(theirs).replace("; ", "\n"))),
                        new Form.DateField(
                                FIRST,
                                texts.say("form.first"),
                                texts.say("form.first.hint"),
                                false,
                                Optional.of(first)),
                        new Form.DateField(
                                LAST, texts.say("form.last"), "", false, Optional.of(first.plusDays(days - 1L))),
                        new Form.ChoiceField(
                                WAY,
                                texts.say("form.way"),
                                "",
                                false,
                                false,
                                Stream.of(Way.ALONE.name(), Way.TEAMS.name(), CHOSEN, Way.TOGETHER.name())
                                        .map(way -> new Option(way, texts.say("way." + way)))
                                        .toList(),
                                List.of(template.map(Template::way)
                                        .orElse(Way.TEAMS)
                                        .name())),
                        text(TARGET, LONGEST_TARGET, true, "", texts)),
                texts.say("form.submit"),
                texts.say("cancel"));
    }

    private static String initial(Optional<Template> template, Function<Template, String> part) {
        return template.map(part).orElse("");
    }

    private static Form.Field text(String id, int longest, boolean optional, String initial, Texts texts) {
        return new Form.TextField(
                id, texts.say("form." + id), texts.say("form." + id + ".hint"), optional, false, longest, initial);
    }

    /**
     * What was filled in, as far as it can be read.
     *
     * @param errors by field
     */
    record Filled(Optional<Wish> wish, Map<String, String> errors) {
        Filled {
            errors = Map.copyOf(errors);
        }
    }

    /** Reads it; of steps that {@link StepLines} read. */
    static Filled read(Interaction.Submission form, StepLines.Read steps, LocalDate today, Texts texts) {
        var errors = new LinkedHashMap<String, String>();
        steps.problem().ifPresent(problem -> errors.put(STEPS, say(problem, texts)));
        Optional<LocalDate> first = date(form.value(FIRST));
        Optional<LocalDate> last = date(form.value(LAST));
        if (first.isEmpty()) {
            errors.put(FIRST, texts.say("wrong.date"));
        }
        if (last.isEmpty()) {
            errors.put(LAST, texts.say("wrong.date"));
        }
        String said = form.value(WAY);
        Optional<Way> way = Stream.of(Way.values())
                .filter(one -> one.name().equals(said.equals(CHOSEN) ? Way.TEAMS.name() : said))
                .findFirst();
        if (way.isEmpty()) {
            errors.put(WAY, texts.say("wrong.way"));
        }
        if (!errors.isEmpty()) {
            return new Filled(Optional.empty(), errors);
        }
        boolean chosen = said.equals(CHOSEN);
        var wish = new Wish(
                Said.line(form.value(NAME)),
                Said.line(form.value(GOAL)),
                steps.steps(),
                way.orElseThrow(),
                chosen,
                chosen ? USUAL_CHOSEN_TEAMS : 0,
                number(form.value(TARGET)),
                first.orElseThrow(),
                last.orElseThrow());
        return wish.problem(today)
                .map(problem -> new Filled(Optional.empty(), Map.of(field(problem.part()), say(problem, texts))))
                .orElseGet(() -> new Filled(Optional.of(wish), Map.of()));
    }

    /** That a challenge of this name is going, beside its field. */
    static Map<String, String> twice(String name, Texts texts) {
        return Map.of(NAME, texts.say("wrong.twice", name));
    }

    static String say(Problem problem, Texts texts) {
        return texts.say(problem.key(), problem.arguments().toArray());
    }

    private static String field(Part part) {
        return switch (part) {
            case NAME -> NAME;
            case GOAL -> GOAL;
            case STEPS -> STEPS;
            case FIRST -> FIRST;
            case LAST -> LAST;
            case WAY -> WAY;
            case TARGET -> TARGET;
        };
    }

    private static Optional<LocalDate> date(String iso) {
        try {
            return Optional.of(LocalDate.parse(iso));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(String typed) {
        String digits = typed.strip();
        return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : 0;
    }
}
