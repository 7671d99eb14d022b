package org.entrain.core.roster;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.people.Groups;

/** Makes rows of a list's lines, one by one, and notes which are wrong. */
final class ListLines {
    /** RFC 5321, section 4.5.3.1.3: a path of 256 with its angle brackets. */
    private static final int LONGEST_EMAIL = 254;

    private static final int LONGEST_NAME = 100;
    /** What an address surely looks like; whether it is anybody's, only the platforms know. */
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s\\p{Cntrl}@<>(),;:\"\\[\\]\\\\]+@[^\\s\\p{Cntrl}@<>(),;:\"\\[\\]\\\\.]+"
                    + "(?:\\.[^\\s\\p{Cntrl}@<>(),;:\"\\[\\]\\\\.]+)+");

    private static final Map<Role, Set<String>> ROLES = Map.of(
            Role.MEMBER, Set.of("member", "membre"),
            Role.CREW, Set.of("crew", "equipe", "facilitator", "facilitateur", "facilitatrice"),
            Role.LEAD, Set.of("lead", "leader", "responsable", "animateur", "animatrice"));

    private final Map<Column, Integer> columns;
    private final List<Row> rows = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();

    ListLines(Map<Column, Integer> columns) {
        this.columns = new EnumMap<>(columns);
    }

    void take(int line, CSVRecord record) {
        problem(line, record).ifPresentOrElse(problems::add, () -> rows.add(row(line, record)));
    }

    MemberList list() {
        return new MemberList(columns.keySet(), lines.keySet(), rows, problems);
    }

    private Optional<Problem> problem(int line, CSVRecord record) {
        String email = email(record, Column.EMAIL);
        if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches()) {
            return Optional.of(new Problem(line, email.isEmpty() ? "no-email" : "email", email));
        }
        Integer before = lines.putIfAbsent(email, line);
        if (before != null) {
            return Optional.of(new Problem(line, "twice", email));
        }
        return unfit(line, record).or(() -> unknownRole(line, record)).or(() -> badManager(line, email, record));
    }

    /** A value that is too long, or that has several lines. */
    private Optional<Problem> unfit(int line, CSVRecord record) {
        return columns.keySet().stream()
                .filter(column -> column != Column.EMAIL && column != Column.MANAGER && column != Column.ROLE)
                .map(column -> value(record, column))
                .filter(value -> value.length() > LONGEST_NAME || value.chars().anyMatch(Character::isISOControl))
                .findFirst()
                .or(() -> groups(record).values().stream()
                        .filter(name -> name.length() > Groups.LONGEST_NAME)
                        .findFirst())
                .or(() -> Optional.of(name(record)).filter(name -> name.length() > LONGEST_NAME))
                .map(value -> new Problem(line, "too-long", value.replaceAll("\\p{Cntrl}", " ")));
    }

    private Optional<Problem> unknownRole(int line, CSVRecord record) {
        String role = value(record, Column.ROLE);
        return role.isEmpty() || role(record).isPresent()
                ? Optional.empty()
                : Optional.of(new Problem(line, "role", role));
    }

    private Optional<Problem> badManager(int line, String email, CSVRecord record) {
        String manager = email(record, Column.MANAGER);
        if (manager.equals(email)) {
            return Optional.of(new Problem(line, "own-manager", email));
        }
        return manager.isEmpty() || EMAIL.matcher(manager).matches()
                ? Optional.empty()
                : Optional.of(new Problem(line, "email", manager));
    }

    private Row row(int line, CSVRecord record) {
        return new Row(
                line,
                email(record, Column.EMAIL),
                name(record),
                role(record),
                groups(record),
                Optional.of(email(record, Column.MANAGER)).filter(manager -> !manager.isEmpty()));
    }

    private String name(CSVRecord record) {
        return Stream.of(value(record, Column.FIRST_NAME), value(record, Column.NAME))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private Optional<Role> role(CSVRecord record) {
        String role = Column.plain(value(record, Column.ROLE));
        return ROLES.entrySet().stream()
                .filter(known -> known.getValue().contains(role))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Map<Groups.Kind, String> groups(CSVRecord record) {
        var groups = new EnumMap<Groups.Kind, String>(Groups.Kind.class);
        columns.keySet()
                .forEach(column -> column.group()
                        .filter(kind -> !value(record, column).isEmpty())
                        .ifPresent(kind -> groups.put(kind, value(record, column))));
        return groups;
    }

    private String email(CSVRecord record, Column column) {
        return value(record, column).toLowerCase(Locale.ROOT);
    }

    private String value(CSVRecord record, Column column) {
        Integer index = columns.get(column);
        return index == null || index >= record.size() ? "" : record.get(index).strip();
    }
}
