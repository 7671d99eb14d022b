package org.entrain.core.attention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.entrain.core.attention.Attention.Moment;
import org.entrain.core.chat.Message;

/**
 * One person's nudges of the days to come, and what becomes of them where there are too many. Nothing waits for longer
 * than one of the person's days: what finds a day full takes the place of what matters less, else waits for the next day;
 * where that is full too, what matters least of it goes together in one gathering letter, which counts as one.
 */
final class Agenda {
    /** From Friday to Monday. Whoever is written to less often gets all of it in that day's gathering letter. */
    private static final int LONGEST_WAIT = 3;
    /** More than so many pieces nobody reads. */
    private static final int MOST_PIECES = 7;
    /** In blocks, of which Slack takes 50 in a message. */
    private static final int LARGEST_GATHERING = 40;
    /** What as many characters take is as much as a block: Slack takes 12,500 in a message. */
    private static final int CHARACTERS_OF_A_BLOCK = 250;

    private static final Comparator<Entry> BEST_FIRST = Comparator.comparingInt(Entry::importance)
            .reversed()
            .thenComparing(one -> one.moment().at())
            .thenComparing(Entry::stamp);

    /**
     * A nudge that no sender has touched yet.
     *
     * @param importance see {@link Attention.Weight#importance}
     * @param waited whether it waited for this day already
     * @param gathered whether it is a piece of the day's gathering letter
     * @param message what it says
     */
    record Entry(String stamp, int importance, Moment moment, boolean waited, boolean gathered, Message message) {
        LocalDate day() {
            return moment.day();
        }

        Entry at(Moment other) {
            return new Entry(stamp, importance, other, waited, gathered, message);
        }

        private Entry waitingFor(Moment other) {
            return new Entry(stamp, importance, other, true, false, message);
        }

        private Entry gathered(boolean isPiece) {
            return new Entry(stamp, importance, moment, waited, isPiece, message);
        }

        private int size() {
            return 1 + message.blocks().size() + message.plain().length() / CHARACTERS_OF_A_BLOCK;
        }
    }

    private final Habits habits;
    private final ZoneId zone;
    private final Map<LocalDate, Integer> gone = new HashMap<>();
    private final Set<LocalDate> closed = new TreeSet<>();
    private final Map<String, Entry> before = new LinkedHashMap<>();
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    Agenda(Habits habits, ZoneId zone) {
        this.habits = habits;
        this.zone = zone;
    }

    /** Notes a letter that counts in a day, and can be neither moved nor changed. */
    void noteGone(LocalDate day) {
        gone.merge(day, 1, Integer::sum);
    }

    /** Notes that a day's gathering letter is gone: there is no other that day. */
    void noteGathered(LocalDate day) {
        noteGone(day);
        closed.add(day);
    }

    /** Notes what waits already. */
    void noteWaiting(Entry entry) {
        before.put(entry.stamp(), entry);
        entries.put(entry.stamp(), entry);
    }

    /**
     * Finds a day for a nudge.
     *
     * @param wanted the first moment at which it may come
     * @return whether there is one
     */
    boolean add(Entry entry, Instant wanted) {
        Optional<Moment> first = habits.first(wanted, zone);
        first.ifPresent(moment -> arrive(entry.at(moment)));
        return entries.containsKey(entry.stamp());
    }

    /** Finds a day anew for all that waits: the habits are others now. */
    void rearrange() {
        List<Entry> waiting = entries.values().stream().sorted(BEST_FIRST).toList();
        entries.clear();
        waiting.forEach(entry -> add(entry.gathered(false), entry.moment().at()));
    }

    /** Takes nudges out that are worth nothing any more. */
    void remove(Collection<String> stamps) {
        entries.keySet().removeAll(stamps);
    }

    private void arrive(Entry entry) {
        if (hasRoom(entry.day())) {
            put(entry);
            return;
        }
        List<Entry> lesser = alone(entry.day())
                .filter(other -> other.importance() < entry.importance())
                .sorted(BEST_FIRST.reversed())
                .toList();
        Optional<Entry> givesWay =
                lesser.stream().filter(other -> !other.waited()).findFirst();
        if (givesWay.isPresent()) {
            put(entry);
            moveOn(givesWay.get());
        } else if ((entry.waited() || !lesser.isEmpty()) && canGather(entry.day())) {
            gather(entry);
        } else {
            moveOn(entry);
        }
    }

    /** To the next day; a second time there is none. */
    private void moveOn(Entry entry) {
        entries.remove(entry.stamp());
        Optional<Moment> next = entry.waited() ? Optional.empty() : habits.after(entry.day(), zone);
        boolean isFar = next.filter(moment -> moment.day().isAfter(entry.day().plusDays(LONGEST_WAIT)))
                .isPresent();
        if (isFar && canGather(entry.day())) {
            gather(entry);
        } else {
            next.ifPresent(moment -> settle(entry.waitingFor(moment)));
        }
    }

    private void settle(Entry entry) {
        if (hasRoom(entry.day())) {
            put(entry);
        } else if (canGather(entry.day())) {
            gather(entry);
        }
    }

    /** The best of a day go by themselves as before, but for one: in its place comes the letter with all the others. */
    private void gather(Entry entry) {
        LocalDate day = entry.day();
        int places = habits.budget() - gone.getOrDefault(day, 0) - 1;
        List<Entry> all = Stream.concat(alone(day), Stream.of(entry.gathered(false)))
                .sorted(BEST_FIRST)
                .toList();
        all.stream().limit(places).forEach(this::put);
        List<Entry> pieces = Stream.concat(pieces(day), all.stream().skip(places))
                .sorted(BEST_FIRST)
                .toList();
        Moment last = pieces.stream()
                .map(Entry::moment)
                .max(Comparator.comparing(Moment::at))
                .orElseThrow();
        var kept = new ArrayList<>(pieces);
        while (isTooLarge(kept)) {
            kept.removeLast();
        }
        kept.forEach(piece -> put(piece.gathered(true).at(last)));
        pieces.stream().skip(kept.size()).forEach(this::passOn);
    }

    private void passOn(Entry tooMany) {
        entries.remove(tooMany.stamp());
        if (!tooMany.waited()) {
            habits.after(tooMany.day(), zone).ifPresent(moment -> settle(tooMany.waitingFor(moment)));
        }
    }

    private static boolean isTooLarge(List<Entry> pieces) {
        return pieces.size() > MOST_PIECES
                || (pieces.size() > 1 && pieces.stream().mapToInt(Entry::size).sum() > LARGEST_GATHERING);
    }

    private void put(Entry entry) {
        entries.put(entry.stamp(), entry);
    }

    private boolean hasRoom(LocalDate day) {
        return letters(day) < habits.budget();
    }

    /** What went cannot be gathered any more. */
    private boolean canGather(LocalDate day) {
        return gone.getOrDefault(day, 0) < habits.budget() && !closed.contains(day);
    }

    private long letters(LocalDate day) {
        return gone.getOrDefault(day, 0)
                + alone(day).count()
                + Math.min(1, pieces(day).count());
    }

    private Stream<Entry> alone(LocalDate day) {
        return on(day).filter(entry -> !entry.gathered());
    }

    private Stream<Entry> pieces(LocalDate day) {
        return on(day).filter(Entry::gathered);
    }

    private Stream<Entry> on(LocalDate day) {
        return entries.values().stream().filter(entry -> entry.day().equals(day));
    }

    /** What a day's gathering letter is made of, best first. */
    List<Entry> gathering(LocalDate day) {
        return pieces(day).sorted(BEST_FIRST).toList();
    }

    /** What has another place than before, or a first one. */
    List<Entry> changed() {
        return entries.values().stream()
                .filter(entry -> !entry.equals(before.get(entry.stamp())))
                .toList();
    }

    /** How it was before. */
    Optional<Entry> before(String stamp) {
        return Optional.ofNullable(before.get(stamp));
    }

    /** What waited, and has no place any more. */
    List<Entry> dropped() {
        return before.values().stream()
                .filter(entry -> !entries.containsKey(entry.stamp()))
                .toList();
    }

    /** The days whose gathering letter changes. */
    Set<LocalDate> gatheringsChanged() {
        var days = new TreeSet<LocalDate>();
        Stream.of(changed(), dropped(), moved()).flatMap(Collection::stream).forEach(entry -> {
            if (entry.gathered()) {
                days.add(entry.day());
            }
        });
        return days;
    }

    private List<Entry> moved() {
        return changed().stream()
                .flatMap(entry -> before(entry.stamp()).stream())
                .toList();
    }
}
