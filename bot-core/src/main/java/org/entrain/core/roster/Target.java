package org.entrain.core.roster;

import java.util.Optional;
import java.util.UUID;
import org.entrain.core.communities.Community;

/**
 * Where the people on a list belong, and what the person who brought it may say of them.
 *
 * @param community empty for a list of the organisation's people, who become members of nothing by it
 * @param appoints whether roles may be given, as a community's lead may
 * @param administers whether groups and managers may be set
 */
record Target(UUID organisation, Optional<Community> community, boolean appoints, boolean administers) {
    /** What it is about: the community, else the organisation. */
    UUID subject() {
        return community.map(Community::id).orElse(organisation);
    }
}
