package org.entrain.playground;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.entrain.core.text.Language;

/** Somebody to be in the playground, with an account on both platforms. */
public enum Persona {
    AMINA("Amina", "facilitator", Language.EN),
    BRUNO("Bruno", "facilitator", Language.FR),
    LEO("Léo", "learner", Language.FR),
    SOFIA("Sofia", "learner", Language.EN),
    CHLOE("Chloé", "learner", Language.FR),
    TOM("Tom", "learner", Language.EN),
    MARC("Marc", "manager", Language.FR),
    NORA("Nora", "newcomer", Language.EN),
    HUGO("Hugo", "guest", Language.FR);

    private final String shownName;
    private final String role;
    private final Language language;

    Persona(String shownName, String role, Language language) {
        this.shownName = shownName;
        this.role = role;
        this.language = language;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether they belong to the sample community already; the others are there to come to one. */
    public boolean isSettled() {
        return !role.equals("newcomer") && !isGuest();
    }

    /** Whether their account is at home elsewhere and invited here, on both platforms. */
    boolean isGuest() {
        return role.equals("guest");
    }

    /** The name others read. */
    public String shownName() {
        return shownName;
    }

    String role() {
        return role;
    }

    Language language() {
        return language;
    }

    /** The locale as both platforms write it, {@code fr-FR}. */
    public String locale() {
        return language == Language.FR ? "fr-FR" : "en-GB";
    }

    /** Where their clock is. */
    public ZoneId zone() {
        return ZoneId.of(language == Language.FR ? "Europe/Paris" : "Europe/London");
    }

    String email() {
        return id() + (isGuest() ? "@partner.example" : "@entrain.example");
    }

    /** The name of the account in the directory, which writes a guest's address into one of its own. */
    String principal() {
        return isGuest() ? email().replace('@', '_') + "#EXT#@entrain.example" : email();
    }

    /** Their id in the local Slack. */
    public String slackUser() {
        return "U0" + name();
    }

    String slackDm() {
        return "D0" + name();
    }

    String teamsUser() {
        return "29:" + id();
    }

    String teamsChat() {
        return "a:" + id();
    }

    /** The person's object id in the directory: the same in every playground. */
    public String directoryId() {
        return UUID.nameUUIDFromBytes(("entrain playground " + id()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    static Optional<Persona> find(Predicate<Persona> which) {
        return Arrays.stream(values()).filter(which).findFirst();
    }

    static Optional<Persona> named(String id) {
        return find(persona -> persona.id().equals(id));
    }
}
