package org.entrain.playground;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A channel of the local Teams' one team.
 *
 * @param deleted whether it was deleted; until it is restored nobody can use it
 */
record TeamsChannel(String id, String name, boolean deleted) {
    /** The channels that there are at first, in the order in which they are shown. */
    static Map<String, TeamsChannel> first() {
        var first = new LinkedHashMap<String, TeamsChannel>();
        first.put(Teams.TEAM, new TeamsChannel(Teams.TEAM, "General", false));
        for (String name : new String[] {"Safety", "Lounge", "Cooking"}) {
            String id = idFor(name);
            first.put(id, new TeamsChannel(id, name, false));
        }
        return first;
    }

    /** The id of a new channel: one that can be told from the name, so that a test can. */
    static String idFor(String name) {
        return "19:" + name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-") + "@thread.tacv2";
    }

    TeamsChannel named(String newName) {
        return new TeamsChannel(id, newName, deleted);
    }

    TeamsChannel deleted(boolean nowDeleted) {
        return new TeamsChannel(id, name, nowDeleted);
    }
}
