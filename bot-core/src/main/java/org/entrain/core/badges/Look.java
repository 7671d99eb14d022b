package org.entrain.core.badges;

import java.time.Instant;
import java.util.UUID;

/**
 * Something somebody did, to be looked at for badges.
 *
 * @param kind the name of its {@link org.entrain.core.activity.Fact}
 */
record Look(UUID person, UUID organisation, UUID community, String kind, Instant at) {}
