package org.entrain.core.badges;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/**
 * The badges that every organisation has from the start. They take no row until somebody changes them: their ids follow from
 * the organisation's.
 */
final class Defaults {
    /** One of them, the same in every organisation; its words are {@code default.<key>}. */
    private record One(String key, Family family, int level, Rule rule, Map<Language, Wording> wordings) {
        One(String key, Family family, int level, String rule) {
            this(key, family, level, RuleReader.stored(rule), words(key));
        }

        Badge of(UUID organisation) {
            return new Badge(
                    id(organisation, key),
                    organisation,
                    Optional.empty(),
                    key,
                    Badge.Look.drawn(family, level),
                    wordings,
                    rule,
                    Optional.empty(),
                    Optional.empty(),
                    false);
        }

        private static Map<Language, Wording> words(String key) {
            var wordings = new EnumMap<Language, Wording>(Language.class);
            for (Language language : Language.values()) {
                Texts texts = Texts.of(Defaults.class, language);
                String text = "default." + key;
                wordings.put(
                        language,
                        new Wording(texts.say(text), texts.say(text + ".description"), texts.say(text + ".criteria")));
            }
            return wordings;
        }
    }

    /** The largest numbers are what some weeks of ten minutes a week bring; nothing is for what a click is enough for. */
    private static final List<One> ALL = List.of(
            new One("first-path", Family.LEARNING, 1, "paths finished >= 1"),
            new One("pathfinder", Family.LEARNING, 2, "paths finished >= 3"),
            new One("on-time", Family.REMEMBERING, 1, "reviews on time >= 10"),
            new One("well-kept", Family.REMEMBERING, 2, "reviews recalled >= 50 and days active >= 12 within 180 days"),
            new One(
                    "long-memory",
                    Family.REMEMBERING,
                    3,
                    "reviews recalled >= 200 and days active >= 40 within 365 days"
                            + " lasts 12 months kept by reviews recalled >= 20 within 90 days"),
            new One("question-writer", Family.WRITING, 1, "questions approved >= 1"),
            new One("question-smith", Family.WRITING, 2, "questions approved >= 10"),
            new One("good-answers", Family.HELPING, 1, "answers endorsed >= 3"),
            new One("helping-hand", Family.HELPING, 2, "answers endorsed >= 10 or thanks received >= 10"),
            new One("good-explainer", Family.HELPING, 1, "given by peers"),
            new One("asks-what-matters", Family.LEARNING, 1, "given by peers"),
            new One("brings-together", Family.TOGETHER, 2, "given by peers"),
            new One("challenge-met", Family.TOGETHER, 1, "challenges done >= 1"),
            new One("five-challenges", Family.TOGETHER, 2, "challenges done >= 5"),
            new One("season-lead", Family.LEADING, 3, "communities led through a season >= 1"));

    private Defaults() {}

    static List<Badge> of(UUID organisation) {
        return ALL.stream().map(one -> one.of(organisation)).toList();
    }

    private static UUID id(UUID organisation, String key) {
        return UUID.nameUUIDFromBytes((organisation + "/badge/" + key).getBytes(StandardCharsets.UTF_8));
    }
}
