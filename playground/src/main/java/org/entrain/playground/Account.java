package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What a platform knows of a persona's account, as it stands there now.
 *
 * @param active false where the account was deactivated
 * @param guest whether it is a guest's: restricted in Slack, of the role {@code guest} in Teams
 * @param zone the time zone by its IANA name
 * @param locale as both platforms write it, {@code fr-FR}
 * @param updated when it changed last, in seconds since 1970; 0 where it never did
 */
record Account(String name, boolean active, boolean guest, String zone, String locale, long updated) {
    private static final int LONGEST_NAME = 80;

    /** The account that everybody begins with. */
    static Account of(Persona persona) {
        return new Account(
                persona.shownName(), true, persona.isGuest(), persona.zone().getId(), persona.locale(), 0);
    }

    /** With what {@code changes} name; throws {@link Refusal} where one makes no sense. */
    Account with(JsonNode changes) {
        return new Account(
                named(changes.path("name").asText(name).strip()),
                changes.path("active").asBoolean(active),
                changes.path("guest").asBoolean(guest),
                zoned(changes.path("zone").asText(zone).strip()),
                spoken(changes.path("locale").asText(locale).strip()),
                updated);
    }

    /** The same, changed at this moment. */
    Account updated(Instant now) {
        return new Account(name, active, guest, zone, locale, now.getEpochSecond());
    }

    private static String named(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new Refusal("name.malformed", name);
        }
        return name;
    }

    private static String zoned(String zone) {
        try {
            return ZoneId.of(zone).getId();
        } catch (DateTimeException e) {
            throw new Refusal("zone.malformed", zone);
        }
    }

    private static String spoken(String locale) {
        if (!locale.matches("[a-z]{2}-[A-Z]{2}")) {
            throw new Refusal("locale.malformed", locale);
        }
        return locale;
    }

    /** For the page. */
    ObjectNode shown() {
        return Json.object()
                .put("name", name)
                .put("active", active)
                .put("guest", guest)
                .put("zone", zone)
                .put("locale", locale);
    }
}
