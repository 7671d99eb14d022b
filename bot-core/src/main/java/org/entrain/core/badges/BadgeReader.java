package org.entrain.core.badges;

import java.net.URI;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.badges.Badge.Look;
import org.entrain.core.badges.RuleReader.Reading;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Interaction;
import org.entrain.core.credentials.Alignment;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** Reads the form of a badge: all that is wrong with it is said at once, beside what it is wrong with. */
final class BadgeReader {
    private static final Rule NO_RULE = new Rule.Given();

    private final Turn turn;
    private final Interaction.Submission form;
    private final Texts texts;
    private final Map<String, String> errors = new HashMap<>();

    BadgeReader(Turn turn, Interaction.Submission form) {
        this.turn = turn;
        this.form = form;
        this.texts = turn.texts(BadgeReader.class);
    }

    /** What is wrong, by field; empty where all is well. */
    Map<String, String> errors() {
        return errors;
    }

    /** A badge that is not there yet. Whatever was done before it does not count, until somebody says it does. */
    Badge created(UUID community, List<Badge> others) {
        Wording wording = wording();
        boolean everywhere = form.value(BadgeForm.WHERE).equals(BadgeForm.EVERYWHERE);
        String key = key(wording.name());
        if (!errors.containsKey(BadgeForm.NAME) && isTaken(others, wording.name(), key)) {
            errors.put(BadgeForm.NAME, texts.say("form.taken", wording.name()));
        }
        return new Badge(
                UUID.randomUUID(),
                turn.person().organisationId(),
                everywhere ? Optional.empty() : Optional.of(community),
                key,
                Look.drawn(family(), level()),
                Map.of(turn.language(), wording),
                rule(),
                alignment(),
                Optional.of(turn.at()),
                false);
    }

    private static boolean isTaken(List<Badge> others, String name, String key) {
        return Badges.named(others, name).or(() -> Badges.named(others, key)).isPresent();
    }

    /** What a badge becomes. Its key stays, and what it says in another language. */
    Badge changed(Badge before, List<Badge> others) {
        Map<Language, Wording> wordings = new EnumMap<>(before.wordings());
        Wording wording = wording();
        wordings.put(turn.language(), wording);
        boolean isTaken = Badges.named(others, wording.name())
                .filter(other -> !other.id().equals(before.id()))
                .isPresent();
        if (isTaken) {
            errors.put(BadgeForm.NAME, texts.say("form.taken", wording.name()));
        }
        return new Badge(
                before.id(),
                before.organisation(),
                before.community(),
                before.key(),
                new Look(
                        family(),
                        level(),
                        before.look().picture(),
                        before.look().svg()),
                wordings,
                rule(),
                alignment(),
                before.countsFrom(),
                form.value(BadgeForm.EARNED).equals(BadgeForm.NO));
    }

    private Wording wording() {
        return new Wording(
                text(BadgeForm.NAME, Wording.LONGEST_NAME),
                text(BadgeForm.DESCRIPTION, Wording.LONGEST),
                text(BadgeForm.CRITERIA, Wording.LONGEST));
    }

    private String text(String field, int longest) {
        String text = line(field);
        if (text.isEmpty() || text.length() > longest) {
            errors.put(field, texts.say("form.bad." + field, longest));
        }
        return text;
    }

    private String line(String field) {
        return String.join(" ", form.value(field).replace("\0", "").strip().split("\\s+"));
    }

    /** Such as {@code good-explainer}; empty where nothing of the name can be typed everywhere. */
    private String key(String name) {
        String key = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^\\p{L}\\d]+", "-")
                .replaceAll("^-|-$", "");
        if (key.isEmpty()) {
            errors.putIfAbsent(BadgeForm.NAME, texts.say("form.bad.name", Wording.LONGEST_NAME));
        }
        return key;
    }

    private Rule rule() {
        String text = form.value(BadgeForm.RULE).replace("\0", "").strip();
        if (text.length() > RuleReader.LONGEST) {
            errors.put(BadgeForm.RULE, texts.say("rule.long", RuleReader.LONGEST));
            return NO_RULE;
        }
        return switch (RuleReader.read(text, turn.language())) {
            case Reading.Understood(Rule rule) -> rule;
            case Reading.Unclear(var word, var expected) -> {
                String understood = String.join(" · ", expected);
                errors.put(
                        BadgeForm.RULE,
                        word.isEmpty()
                                ? texts.say("rule.ends", understood)
                                : texts.say("rule.unclear", word, understood));
                yield NO_RULE;
            }
        };
    }

    /** Says so where a rule speaks of a quiz that is not there. */
    void checkQuizzes(Badge badge) {
        Map<String, ?> known = Happenings.quizzes(turn.tx(), badge.organisation(), List.of(badge));
        badge.rule()
                .criteria()
                .flatMap(Criterion::leaves)
                .flatMap(leaf -> leaf instanceof Criterion.QuizDone(var name)
                        ? List.of(name).stream()
                        : List.<String>of().stream())
                .filter(name -> !known.containsKey(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .ifPresent(name -> errors.putIfAbsent(BadgeForm.RULE, texts.say("rule.no-quiz", name)));
    }

    private Family family() {
        return Family.named(form.value(BadgeForm.FAMILY)).orElseGet(() -> {
            errors.put(BadgeForm.FAMILY, texts.say("form.choose"));
            return Family.LEARNING;
        });
    }

    private int level() {
        String level = form.value(BadgeForm.LEVEL);
        if (!level.matches("[1-" + Badge.LEVELS + "]")) {
            errors.put(BadgeForm.LEVEL, texts.say("form.choose"));
            return 1;
        }
        return Integer.parseInt(level);
    }

    private Optional<Alignment> alignment() {
        String skill = line(BadgeForm.SKILL);
        String framework = line(BadgeForm.FRAMEWORK);
        String url = line(BadgeForm.URL);
        String code = line(BadgeForm.CODE);
        if ((skill + framework + url + code).isEmpty()) {
            return Optional.empty();
        }
        if (skill.isEmpty()) {
            errors.put(BadgeForm.SKILL, texts.say("form.bad.skill"));
        }
        if (framework.isEmpty()) {
            errors.put(BadgeForm.FRAMEWORK, texts.say("form.bad.framework"));
        }
        Optional<URI> address = address(url);
        if (address.isEmpty()) {
            errors.put(BadgeForm.URL, texts.say("form.bad.url"));
        }
        return address.map(
                at -> new Alignment(framework, skill, at, code.isEmpty() ? Optional.empty() : Optional.of(code)));
    }

    private static Optional<URI> address(String text) {
        try {
            URI address = new URI(text);
            boolean isWeb = address.getHost() != null && "https".equals(address.getScheme());
            return isWeb && text.length() <= BadgeForm.LONGEST_URL ? Optional.of(address) : Optional.empty();
        } catch (java.net.URISyntaxException e) {
            return Optional.empty();
        }
    }
}
