package org.entrain.core.challenges;

import java.util.Arrays;
import java.util.Optional;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** A challenge of Entrain's own, to begin with. Its words are texts, {@code template.HAZARD.name} and so on. */
enum Template {
    HAZARD(5, Way.TEAMS),
    FINDS(10, Way.TOGETHER),
    NEW_FACES(14, Way.ALONE),
    HELPING_HANDS(10, Way.TEAMS),
    SMALL_STEPS(5, Way.ALONE);

    private final int days;
    private final Way way;

    Template(int days, Way way) {
        this.days = days;
        this.way = way;
    }

    /** How many days it usually lasts. */
    int days() {
        return days;
    }

    /** How it is usually done. */
    Way way() {
        return way;
    }

    String title(Texts texts) {
        return texts.say("template." + name() + ".name");
    }

    String goal(Texts texts) {
        return texts.say("template." + name() + ".goal");
    }

    /** As {@link StepLines} reads them. */
    String steps(Texts texts) {
        return texts.say("template." + name() + ".steps");
    }

    /** The one of this name, in whatever language. */
    static Optional<Template> named(String name) {
        String plain = Said.plain(name);
        return Arrays.stream(values())
                .filter(template -> template.name().equals(name)
                        || Arrays.stream(Language.values())
                                .map(language -> Texts.of(Template.class, language))
                                .anyMatch(texts ->
                                        Said.plain(template.title(texts)).equals(plain)))
                .findFirst();
    }
}
