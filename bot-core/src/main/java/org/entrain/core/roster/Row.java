package org.entrain.core.roster;

import java.util.Map;
import java.util.Optional;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.people.Groups;

/**
 * Somebody on a list.
 *
 * @param line where they stand in it, from 1
 * @param email in lower case
 * @param name what the list calls them; empty where it does not say
 * @param role empty where the list does not say: a new member is a member, anybody else stays what they are
 * @param groups those that the list names
 * @param manager the address of whom they answer to
 */
record Row(
        int line,
        String email,
        String name,
        Optional<Role> role,
        Map<Groups.Kind, String> groups,
        Optional<String> manager) {
    Row {
        groups = Map.copyOf(groups);
    }

    /** What to call them until a platform says it better. */
    String shownName() {
        return name.isEmpty() ? email.substring(0, email.indexOf('@')) : name;
    }
}
