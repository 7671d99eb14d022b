package org.entrain.core.plans;

import org.entrain.core.people.Groups;

/** Whom a plan speaks to. */
public sealed interface Audience {
    /** All together, in the community's channels. */
    record Channel() implements Audience {}

    /** Each member in private. */
    record Members() implements Audience {}

    /** Each of the crew in private, the lead too. */
    record Crew() implements Audience {}

    /**
     * Each member in private who belongs to a group, such as a site.
     *
     * @param name as it stands in the organisation's list
     */
    record Group(Groups.Kind kind, String name) implements Audience {}

    /** The short form in which it is stored, which {@link #parse} reads. */
    default String text() {
        return switch (this) {
            case Channel() -> "CHANNEL";
            case Members() -> "MEMBERS";
            case Crew() -> "CREW";
            case Group(Groups.Kind kind, String name) -> "GROUP %s %s".formatted(kind, name);
        };
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException on anything else
     */
    static Audience parse(String text) {
        String[] parts = text.split(" ", 3);
        return switch (parts[0]) {
            case "CHANNEL" -> new Channel();
            case "MEMBERS" -> new Members();
            case "CREW" -> new Crew();
            case "GROUP" -> new Group(Groups.Kind.valueOf(parts[1]), parts[2]);
            default -> throw new IllegalArgumentException("Not a stored audience: " + text);
        };
    }
}
