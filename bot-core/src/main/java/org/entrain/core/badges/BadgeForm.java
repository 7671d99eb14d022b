package org.entrain.core.badges;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Option;
import org.entrain.core.credentials.Alignment;
import org.entrain.core.text.Texts;

/** The form in which somebody says what a badge is to be. */
final class BadgeForm {
    static final String NAME = "name";
    static final String DESCRIPTION = "description";
    static final String CRITERIA = "criteria";
    static final String RULE = "rule";
    static final String FAMILY = "family";
    static final String LEVEL = "level";
    static final String WHERE = "where";
    static final String EARNED = "earned";
    static final String FRAMEWORK = "framework";
    static final String SKILL = "skill";
    static final String URL = "url";
    static final String CODE = "code";

    static final String HERE = "community";
    static final String EVERYWHERE = "organisation";
    static final String YES = "yes";
    static final String NO = "no";
    static final int LONGEST_URL = 500;
    static final int LONGEST_SKILL = 120;

    private final Texts texts;
    private final Optional<Wording> wording;
    private final Optional<Badge> badge;
    private final List<Form.Field> fields = new ArrayList<>();

    private BadgeForm(Turn turn, Optional<Badge> badge) {
        this.texts = turn.texts(BadgeForm.class);
        this.badge = badge;
        this.wording = badge.map(one -> one.in(turn.language()));
    }

    /**
     * The form.
     *
     * @param badge as it is; empty for a new one
     * @param everywhere whether it may be of the whole organisation
     */
    static Form of(Turn turn, Action onSubmit, Optional<Badge> badge, boolean everywhere) {
        var form = new BadgeForm(turn, badge);
        form.fill(turn, everywhere && badge.isEmpty());
        String what = badge.isPresent() ? "edit." : "new.";
        return new Form(
                onSubmit,
                form.texts.say(what + "title"),
                List.of(new Block.Text(form.texts.words("form.intro"))),
                form.fields,
                form.texts.say(what + "submit"),
                form.texts.say("form.cancel"));
    }

    private void fill(Turn turn, boolean everywhere) {
        text(NAME, false, Wording.LONGEST_NAME, wording.map(Wording::name).orElse(""));
        text(
                DESCRIPTION,
                false,
                Wording.LONGEST,
                wording.map(Wording::description).orElse(""));
        text(CRITERIA, false, Wording.LONGEST, wording.map(Wording::criteria).orElse(""));
        text(
                RULE,
                false,
                RuleReader.LONGEST,
                badge.map(one -> RuleWords.of(one.rule(), turn.language())).orElse(""));
        choice(
                FAMILY,
                Arrays.stream(Family.values())
                        .map(one -> new Option(one.name(), texts.say("family." + one)))
                        .toList(),
                badge.map(one -> one.look().family()).orElse(Family.LEARNING).name());
        choice(
                LEVEL,
                IntStream.rangeClosed(1, Badge.LEVELS)
                        .mapToObj(one -> new Option(String.valueOf(one), texts.say("level." + one)))
                        .toList(),
                String.valueOf(badge.map(one -> one.look().level()).orElse(1)));
        if (everywhere) {
            choice(WHERE, options("form.where.", HERE, EVERYWHERE), HERE);
        }
        badge.ifPresent(one -> choice(EARNED, options("form.earned.", YES, NO), one.retired() ? NO : YES));
        Optional<Alignment> skill = badge.flatMap(Badge::alignment);
        text(SKILL, true, LONGEST_SKILL, skill.map(Alignment::name).orElse(""));
        text(FRAMEWORK, true, LONGEST_SKILL, skill.map(Alignment::framework).orElse(""));
        text(URL, true, LONGEST_URL, skill.map(one -> one.url().toString()).orElse(""));
        text(CODE, true, LONGEST_SKILL, skill.flatMap(Alignment::code).orElse(""));
    }

    private List<Option> options(String key, String... values) {
        return Arrays.stream(values)
                .map(value -> new Option(value, texts.say(key + value)))
                .toList();
    }

    private void text(String id, boolean optional, int longest, String initial) {
        fields.add(new Form.TextField(
                id,
                texts.say("form." + id),
                texts.say("form.hint." + id),
                optional,
                longest > LONGEST_SKILL && !id.equals(URL),
                longest,
                initial));
    }

    private void choice(String id, List<Option> options, String initial) {
        fields.add(new Form.ChoiceField(id, texts.say("form." + id), "", false, false, options, List.of(initial)));
    }
}
