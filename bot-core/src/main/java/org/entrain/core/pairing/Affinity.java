package org.entrain.core.pairing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entrain.core.matching.Suitability;
import org.entrain.core.people.Groups;

/**
 * How well any two of some people would suit each other, by {@link Wish}, and who may not be matched at all. People are
 * numbers here, their places in the list: it is asked a million times for a few thousand of them.
 */
final class Affinity implements Suitability {
    /** From so many half hours a day on, more of them are not better. */
    private static final int ENOUGH_HALF_HOURS = 8;

    private static final int NOT_KNOWN = -1;

    private final List<Candidate> people;
    private final Programme programme;
    private final Map<UUID, Integer> numbers = new HashMap<>();
    private final Set<Long> never = new HashSet<>();
    private final Map<Long, Integer> wished = new HashMap<>();
    private final int[] languages;
    private final int[] departments;
    private final int[] sites;
    private final int[] levels;
    private final long[] hours;
    private final int[] days;
    private final int[][] teaches;
    private final int[][] learns;
    private final Counted[] counted;

    /**
     * Of these people.
     *
     * @param apart who may not be matched with whom, whichever of them said so
     */
    Affinity(List<Candidate> people, Programme programme, List<Between> apart, List<Between> wishes) {
        this.people = List.copyOf(people);
        this.programme = programme;
        IntStream.range(0, people.size()).forEach(i -> numbers.put(people.get(i).id(), i));
        var codes = new HashMap<String, Integer>();
        languages = each(person -> person.language()
                .map(language -> codes.computeIfAbsent(language.code(), absent -> codes.size()))
                .orElse(NOT_KNOWN));
        departments = each(person -> code(codes, person, Groups.Kind.DEPARTMENT));
        sites = each(person -> code(codes, person, Groups.Kind.SITE));
        levels = each(person -> code(codes, person, Groups.Kind.LEVEL));
        hours = people.stream().mapToLong(Candidate::hours).toArray();
        days = each(
                person -> person.days().stream().mapToInt(DayOfWeek::getValue).reduce(0, (all, day) -> all | 1 << day));
        teaches = people.stream().map(person -> codes(codes, person.teaches())).toArray(int[][]::new);
        learns = people.stream().map(person -> codes(codes, person.learns())).toArray(int[][]::new);
        counted = Stream.of(Wish.values())
                .filter(programme.terms().wishes()::contains)
                .map(wish -> new Counted(wish, wish.weight(programme.kind())))
                .filter(one -> one.weight() > 0)
                .toArray(Counted[]::new);
        apart.forEach(this::never);
        if (programme.terms().withoutReports()) {
            people.forEach(person -> person.manager().ifPresent(manager -> never(new Between(person.id(), manager))));
        }
        wishes.forEach(this::note);
    }

    /** Two people, by their ids. */
    record Between(UUID one, UUID other) {
        /** From the columns {@code one} and {@code other}. */
        static Between read(ResultSet row) throws SQLException {
            return new Between(row.getObject("one", UUID.class), row.getObject("other", UUID.class));
        }
    }

    /** A wish that counts here, and how much. */
    private record Counted(Wish wish, int weight) {}

    private interface Of {
        int person(Candidate person);
    }

    private int[] each(Of of) {
        return people.stream().mapToInt(of::person).toArray();
    }

    private static int code(Map<String, Integer> codes, Candidate person, Groups.Kind kind) {
        String name = person.groups().get(kind);
        return name == null ? NOT_KNOWN : codes.computeIfAbsent(StartWords.plain(name), absent -> codes.size());
    }

    private static int[] codes(Map<String, Integer> codes, Set<String> words) {
        return words.stream()
                .mapToInt(word -> codes.computeIfAbsent(StartWords.plain(word), absent -> codes.size()))
                .sorted()
                .toArray();
    }

    private void never(Between two) {
        Integer one = numbers.get(two.one());
        Integer other = numbers.get(two.other());
        if (one != null && other != null) {
            never.add(key(one, other));
        }
    }

    private void note(Between wish) {
        Integer one = numbers.get(wish.one());
        Integer other = numbers.get(wish.other());
        if (one != null && other != null) {
            wished.merge(key(one, other), 1, Integer::sum);
        }
    }

    private long key(int one, int other) {
        return (long) Math.min(one, other) * people.size() + Math.max(one, other);
    }

    /** Somebody's number; empty where they are none of these people. */
    OptionalInt number(UUID person) {
        Integer number = numbers.get(person);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** Who has a number. */
    Candidate person(int number) {
        return people.get(number);
    }

    /** How many they are. */
    int size() {
        return people.size();
    }

    @Override
    public boolean mayMeet(int one, int other) {
        boolean canMeet = !programme.terms().live() || (shared(one, other) > 0 && (days[one] & days[other]) != 0);
        return canMeet && (never.isEmpty() || !never.contains(key(one, other)));
    }

    @Override
    public int score(int one, int other) {
        int score = 0;
        for (Counted wish : counted) {
            score += part(wish.wish(), wish.weight(), one, other);
        }
        return score;
    }

    private int part(Wish wish, int weight, int one, int other) {
        return switch (wish) {
            case LANGUAGE -> languages[one] == languages[other] || isUnknown(languages, one, other) ? weight : 0;
            case DEPARTMENT -> differ(departments, one, other) ? weight : 0;
            case SITE -> differ(sites, one, other) ? weight : 0;
            case LEVEL -> differ(levels, one, other) ? weight : 0;
            case HOURS -> weight * Math.min(ENOUGH_HALF_HOURS, shared(one, other)) / ENOUGH_HALF_HOURS;
            case SKILLS -> weight * (bit(meet(teaches[one], learns[other])) + bit(meet(teaches[other], learns[one])));
            case WISHED -> wished.isEmpty() ? 0 : weight * wished.getOrDefault(key(one, other), 0);
        };
    }

    private int shared(int one, int other) {
        return Long.bitCount(hours[one] & hours[other]);
    }

    private static boolean isUnknown(int[] of, int one, int other) {
        return of[one] == NOT_KNOWN || of[other] == NOT_KNOWN;
    }

    private static boolean differ(int[] of, int one, int other) {
        return of[one] != of[other] && !isUnknown(of, one, other);
    }

    private static int bit(boolean is) {
        return is ? 1 : 0;
    }

    /** Whether two sorted lists have something in common. */
    private static boolean meet(int[] some, int[] others) {
        int i = 0;
        int j = 0;
        while (i < some.length && j < others.length) {
            if (some[i] == others[j]) {
                return true;
            }
            if (some[i] < others[j]) {
                i++;
            } else {
                j++;
            }
        }
        return false;
    }

    /** What makes a group a good match, what counts most first; without what goes without saying. */
    List<Wish> why(List<Integer> group) {
        var sums = new HashMap<Wish, Integer>();
        for (Counted wish : counted) {
            for (int i = 0; i < group.size(); i++) {
                for (int j = i + 1; j < group.size(); j++) {
                    sums.merge(wish.wish(), part(wish.wish(), wish.weight(), group.get(i), group.get(j)), Integer::sum);
                }
            }
        }
        var why = new ArrayList<Wish>();
        sums.entrySet().stream()
                .filter(sum -> sum.getValue() > 0 && sum.getKey() != Wish.LANGUAGE && sum.getKey() != Wish.HOURS)
                .sorted(Map.Entry.<Wish, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .forEach(why::add);
        return List.copyOf(why);
    }
}
