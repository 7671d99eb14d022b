package org.entrain.core.plans;

import java.time.ZoneId;
import java.time.ZoneOffset;

/** Whose clock a plan goes by. */
public enum Whose {
    /** The community's: everybody at the same moment. */
    COMMUNITY,
    /** Each person's own: ten o'clock is ten o'clock where they live. Only for what is said in private. */
    PERSON;

    /**
     * Where it is ten o'clock first on earth: a round that goes by each person's clock begins there and goes round the
     * world within 26 hours.
     */
    static final ZoneId EARLIEST = ZoneId.of("Etc/GMT-14");

    /** The zone in which a plan of a community counts its rounds. */
    ZoneId zone(ZoneId community) {
        return switch (this) {
            case COMMUNITY -> community;
            case PERSON -> EARLIEST;
        };
    }

    /** How many hours after the first somebody the last one's clock shows the same: from UTC+14 to UTC-12. */
    int hoursRoundTheWorld() {
        return switch (this) {
            case COMMUNITY -> 0;
            case PERSON -> ZoneOffset.ofHours(14).getTotalSeconds() / 3600 + 12;
        };
    }
}
