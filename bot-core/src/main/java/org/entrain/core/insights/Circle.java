package org.entrain.core.insights;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The people that somebody is told about.
 *
 * @param id of the manager they answer to, or of their community
 * @param members who belongs to it now
 * @param counted {@code members}, and who was counted with them not long ago: an observer tells of all of these
 * @param community where it is a community; empty for those who answer to a manager, wherever they learn
 */
public record Circle(UUID organisation, UUID id, Set<UUID> members, Set<UUID> counted, Optional<UUID> community) {
    public Circle {
        members = Set.copyOf(members);
        counted = Set.copyOf(counted);
    }
}
