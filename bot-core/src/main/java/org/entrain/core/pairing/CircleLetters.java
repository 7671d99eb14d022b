package org.entrain.core.pairing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.Community;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.Draft;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.outbox.RefusedLetter;
import org.entrain.core.pairing.CircleCards.Shown;
import org.entrain.core.plans.LocalTimes;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/**
 * Writes to people who were brought together: in a conversation of their own where they can have one, else to each in
 * private. Where a platform refuses to open the conversation, each is written to in private after all.
 */
public final class CircleLetters {
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime EVENING = LocalTime.of(20, 0);
    private static final int AT_ONCE = 250;
    private static final Pattern TOGETHER = Pattern.compile("pairing/([0-9a-f-]{36})/together/.*");

    private final Communities communities;
    private final Outbox outbox;
    private final Attention attention;
    private final Contacts contacts;
    private final Programmes programmes = new Programmes();
    private final Cycles cycles = new Cycles();
    private final Circles circles = new Circles();
    private final Skills skills = new Skills();

    CircleLetters(Communities communities, Outbox outbox, Attention attention, Contacts contacts) {
        this.communities = communities;
        this.outbox = outbox;
        this.attention = attention;
        this.contacts = contacts;
    }

    /** The same groups, each with the conversation that its members can have. */
    List<Circle> placed(Transaction tx, List<Circle> given) {
        Map<UUID, Contact> reachable = contacts.of(tx, persons(given));
        return given.stream()
                .map(circle -> new Circle(
                        circle.id(),
                        circle.cycleId(),
                        circle.members(),
                        circle.why(),
                        contacts.together(present(circle, reachable)),
                        circle.hasMet(),
                        circle.isOver()))
                .toList();
    }

    private static List<UUID> persons(List<Circle> circles) {
        return circles.stream().flatMap(circle -> circle.members().stream()).toList();
    }

    private static List<Contact> present(Circle circle, Map<UUID, Contact> reachable) {
        return circle.members().stream()
                .flatMap(member -> Optional.ofNullable(reachable.get(member)).stream())
                .toList();
    }

    /** Groups as their members are told of them. */
    List<Shown> shown(Transaction tx, Programme programme, Cycle cycle, List<Circle> given) {
        List<UUID> persons = persons(given);
        Map<UUID, Contact> reachable = contacts.of(tx, persons);
        Map<UUID, Skills.Of> known = skills.of(tx, persons);
        Community community = community(tx, programme);
        LocalDate until = LocalDate.ofInstant(cycle.endsAt(), community.zone()).minusDays(1);
        return given.stream()
                .map(circle -> {
                    List<Contact> people = present(circle, reachable);
                    return new Shown(
                            programme,
                            community.name(),
                            circle,
                            people,
                            people.stream()
                                    .map(Contact::id)
                                    .distinct()
                                    .collect(Collectors.toMap(id -> id, id -> known.getOrDefault(id, Skills.Of.NONE))),
                            until);
                })
                .toList();
    }

    private Community community(Transaction tx, Programme programme) {
        return communities
                .byId(tx, programme.organisationId(), programme.communityId())
                .orElseThrow();
    }

    /**
     * Tells the members of groups that they meet.
     *
     * @param step what happened to the groups: each is told of it once
     */
    void hello(Transaction tx, Programme programme, List<Shown> given, String step, Instant at) {
        Community community = community(tx, programme);
        var together = new ArrayList<Draft>();
        var alone = new ArrayList<Shown>();
        for (Shown shown : given) {
            Optional<Place> place = shown.circle().together();
            if (place.isPresent()) {
                together.add(new Draft(
                        programme.organisationId(),
                        together(shown.circle().id(), "hello-" + step),
                        place.get(),
                        CircleCards.together(shown, place.get().workspace(), community.language()),
                        byDay(at, community.zone())));
            } else {
                alone.add(shown);
            }
        }
        parts(together).forEach(part -> outbox.writeAll(tx, part));
        alone(tx, alone, "hello-" + step, at);
    }

    /** A conversation rings for all who are in it: not at night. */
    private static Instant byDay(Instant at, ZoneId zone) {
        LocalTime time = LocalTime.ofInstant(at, zone);
        LocalDate day = LocalDate.ofInstant(at, zone);
        if (time.isBefore(MORNING)) {
            return LocalTimes.instant(day.atTime(MORNING), zone);
        }
        return time.isBefore(EVENING) ? at : LocalTimes.instant(day.plusDays(1).atTime(MORNING), zone);
    }

    /** Each says something else, and is joined with what it says: a few hundred at a time that is quick. */
    private static <T> List<List<T>> parts(List<T> all) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + AT_ONCE)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + AT_ONCE)))
                .toList();
    }

    private void alone(Transaction tx, List<Shown> given, String step, Instant at) {
        parts(given).stream()
                .flatMap(part -> inWaves(part).stream())
                .forEach(wave -> attention.writeEach(
                        tx,
                        wave.keySet(),
                        person -> alone(of(wave, person).circle().id(), step, person),
                        (person, language) -> CircleCards.alone(
                                of(wave, person),
                                of(wave, person).member(person).orElseThrow(),
                                language),
                        Weight.EXPECTED,
                        at));
    }

    /** Somebody may be in several groups, as a mentor is: each wave has one of them at the most. */
    private static List<Map<UUID, Shown>> inWaves(List<Shown> given) {
        var waves = new ArrayList<Map<UUID, Shown>>();
        for (Shown shown : given) {
            for (Contact person : shown.people()) {
                Map<UUID, Shown> wave = waves.stream()
                        .filter(one -> !one.containsKey(person.id()))
                        .findFirst()
                        .orElseGet(() -> {
                            waves.add(new HashMap<>());
                            return waves.getLast();
                        });
                wave.put(person.id(), shown);
            }
        }
        return waves;
    }

    private static Shown of(Map<UUID, Shown> wave, UUID person) {
        return Optional.ofNullable(wave.get(person)).orElseThrow();
    }

    private static String together(UUID circle, String step) {
        return "pairing/%s/together/%s".formatted(circle, step);
    }

    private static String alone(UUID circle, String step, UUID person) {
        return "pairing/%s/%s/%s".formatted(circle, step, person);
    }

    /** Asks a group something: in their conversation where all may hear the answer, else each. */
    void ask(Transaction tx, Shown shown, Ask what, Instant at) {
        Programme programme = shown.programme();
        Community community = community(tx, programme);
        Optional<Place> place = shown.circle().together().filter(here -> what != Ask.FIT);
        if (place.isPresent()) {
            Language language = common(shown).orElse(community.language());
            outbox.write(
                    tx,
                    programme.organisationId(),
                    together(shown.circle().id(), "ask-" + what),
                    place.get(),
                    CircleCards.ask(shown, what, Optional.empty(), language),
                    byDay(at, community.zone()));
            return;
        }
        attention.writeEach(
                tx,
                shown.people().stream().map(Contact::id).toList(),
                person -> asked(shown.circle(), what, person),
                (person, language) -> switch (what) {
                    case FIT -> CircleCards.fit(shown, person, language);
                    case HALF, END -> CircleCards.ask(shown, what, Optional.of(person), language);
                },
                weight(what),
                at);
    }

    private static Optional<Language> common(Shown shown) {
        List<Language> read =
                shown.people().stream().map(Contact::language).distinct().toList();
        return read.size() == 1 ? Optional.of(read.getFirst()) : Optional.empty();
    }

    /** Half-way it is a kind word; whether people met in the end, and suit each other, is for them to say. */
    private static Weight weight(Ask what) {
        return switch (what) {
            case HALF -> Weight.NUDGE;
            case FIT, END -> Weight.EXPECTED;
        };
    }

    private static String asked(Circle circle, Ask what, UUID person) {
        return alone(circle.id(), "ask-" + what, person);
    }

    /** Nobody has to be asked any more whether they met. */
    void answered(Transaction tx, Circle circle) {
        circle.members()
                .forEach(member -> attention.withdraw(
                        tx, List.of(asked(circle, Ask.HALF, member), asked(circle, Ask.END, member))));
    }

    /** Tells somebody what became of their group, once a group and step. */
    void tell(Transaction tx, Circle circle, UUID person, String step, Function<Texts, Message> message, Instant at) {
        attention.write(
                tx,
                person,
                alone(circle.id(), step, person),
                language -> message.apply(Texts.of(CircleLetters.class, language)),
                Weight.EXPECTED,
                at);
    }

    /** To be told of letters that a platform refuses: whom it does not let meet is written to in private. */
    public void refused(Transaction tx, RefusedLetter letter) {
        Matcher stamp = TOGETHER.matcher(letter.stamp());
        if (letter.place().kind() != Place.Kind.GROUP || !stamp.matches()) {
            return;
        }
        UUID id = UUID.fromString(stamp.group(1));
        circles.settle(tx, id, Optional.empty());
        circles.find(tx, id)
                .filter(circle -> !circle.isOver())
                .ifPresent(circle -> cycles.find(tx, circle.cycleId())
                        .ifPresent(cycle -> programmes
                                .ofCycle(tx, cycle.id())
                                .ifPresent(programme -> alone(
                                        tx,
                                        shown(tx, programme, cycle, List.of(circle)),
                                        "hello-refused",
                                        letter.at()))));
    }
}
