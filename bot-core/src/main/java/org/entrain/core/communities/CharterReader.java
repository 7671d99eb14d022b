package org.entrain.core.communities;

import static java.util.function.Predicate.not;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Platform;
import org.entrain.core.communities.Charter.Appointee;
import org.entrain.core.communities.Community.Kind;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** Reads one form that was sent: what it says, or what of it is to be mended. */
final class CharterReader {
    private static final ZoneId UTC = ZoneId.of("UTC");

    private final Turn turn;
    private final Interaction.Submission form;
    private final Optional<Community> community;
    private final Texts texts;
    private final Map<String, String> errors = new LinkedHashMap<>();

    /**
     * @param community the one that is changed; empty for a new one
     */
    CharterReader(Turn turn, Interaction.Submission form, Optional<Community> community) {
        this.turn = turn;
        this.form = form;
        this.community = community;
        this.texts = turn.texts(CharterReader.class);
    }

    /** What is to be mended, by field; empty where the charter can be kept. */
    Map<String, String> errors() {
        return errors;
    }

    /** What the form says; only to be kept where there are no {@link #errors}. */
    Charter read(Communities communities, Channels channels, CharterForm fields) {
        return new Charter(
                name(communities),
                choice(CharterForm.KIND, Kind.class, Kind.LEARNING),
                purpose(),
                people(CharterForm.LEAD).stream().findFirst(),
                people(CharterForm.CREW),
                homes(channels, fields),
                choice(CharterForm.LANGUAGE, Language.class, turn.language()),
                zone(),
                choice(CharterForm.ENTRY, Entry.class, Entry.OPEN));
    }

    private String line(String field) {
        return form.value(field).replace("\0", "").strip();
    }

    private String name(Communities communities) {
        String name = line(CharterForm.NAME);
        if (name.isBlank()
                || name.length() > CharterForm.LONGEST_NAME
                || name.lines().count() > 1) {
            errors.put(CharterForm.NAME, texts.say("charter.name.bad", CharterForm.LONGEST_NAME));
        } else {
            communities
                    .named(turn.tx(), turn.person().organisationId(), name)
                    .filter(not(this::isThisOne))
                    .ifPresent(other -> errors.put(CharterForm.NAME, taken(name, other)));
        }
        return name;
    }

    private boolean isThisOne(Community other) {
        return community.filter(one -> one.id().equals(other.id())).isPresent();
    }

    private String taken(String name, Community other) {
        return texts.say(other.isArchived() ? "charter.name.archived" : "charter.name.taken", name);
    }

    private String purpose() {
        String purpose = String.join(" ", line(CharterForm.PURPOSE).split("\\s+"));
        if (purpose.isBlank()) {
            errors.put(CharterForm.PURPOSE, texts.say("charter.purpose.missing"));
        } else if (purpose.length() > CharterForm.LONGEST_PURPOSE) {
            errors.put(
                    CharterForm.PURPOSE,
                    texts.say("charter.purpose.long", purpose.length(), CharterForm.LONGEST_PURPOSE));
        }
        return purpose;
    }

    private ZoneId zone() {
        String typed = line(CharterForm.ZONE);
        Optional<ZoneId> zone = Zones.read(typed);
        if (zone.isEmpty()) {
            String nearest = String.join(", ", Zones.nearest(shortened(typed)));
            errors.put(CharterForm.ZONE, texts.say("charter.zone.unknown", shortened(typed), nearest));
        }
        return zone.orElse(UTC);
    }

    private static String shortened(String text) {
        return text.length() > CharterForm.LONGEST_NAME ? text.substring(0, CharterForm.LONGEST_NAME) : text;
    }

    private <E extends Enum<E>> E choice(String field, Class<E> type, E otherwise) {
        return Charter.value(type, form.value(field)).orElseGet(() -> {
            errors.put(field, texts.say("charter.choose"));
            return otherwise;
        });
    }

    private List<Appointee> people(String field) {
        List<String> ids = form.values().getOrDefault(field, List.of()).stream()
                .filter(not(String::isBlank))
                .toList();
        Appointees named = Appointees.of(turn, ids);
        if (!named.bots().isEmpty()) {
            errors.put(field, texts.say("charter.person.bot", named.bots().getFirst()));
        } else if (!named.gone().isEmpty()) {
            errors.put(field, texts.say("charter.person.gone", named.gone().getFirst()));
        } else if (!named.unknown().isEmpty()) {
            errors.put(
                    field, texts.say("charter.person.unknown", named.unknown().size()));
        }
        return named.found();
    }

    private List<Place> homes(Channels channels, CharterForm fields) {
        var homes = new ArrayList<Place>();
        for (Platform platform : channels.platforms(turn.tx(), turn.person().organisationId())) {
            List<String> chosen = form.values().getOrDefault(CharterForm.field(platform), List.of()).stream()
                    .filter(not(String::isBlank))
                    .toList();
            List<Channel> meant = fields.offered(turn, community, platform).stream()
                    .filter(channel -> chosen.contains(CharterForm.value(channel)))
                    .toList();
            if (meant.size() < chosen.stream().distinct().count()) {
                errors.put(CharterForm.field(platform), texts.say("charter.home.taken"));
            }
            meant.forEach(channel -> homes.add(channel.place()));
        }
        return homes;
    }
}
