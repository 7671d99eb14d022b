package org.entrain.playground;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A channel of the local Slack.
 *
 * @param secret whether it is private: only its members know of it
 * @param created in seconds since 1970
 * @param creator a user id
 */
record SlackChannel(String id, String name, boolean secret, boolean archived, long created, String creator) {
    static final String SAFETY = "C0SAFETY";
    private static final String CREW = "C0CREW";

    /** The channels that there are at first, in the order in which they are shown. */
    static Map<String, SlackChannel> first() {
        var first = new LinkedHashMap<String, SlackChannel>();
        first.put(SAFETY, open(SAFETY, "safety"));
        first.put("C0LOUNGE", open("C0LOUNGE", "lounge"));
        first.put("C0COOKING", open("C0COOKING", "cooking"));
        first.put(CREW, new SlackChannel(CREW, "crew", true, false, 0, Persona.AMINA.slackUser()));
        return first;
    }

    private static SlackChannel open(String id, String name) {
        return new SlackChannel(id, name, false, false, 0, Persona.AMINA.slackUser());
    }

    /**
     * Who is in a channel at first: in the home of the sample community its members, in the private one those who care
     * for it, without the bot; in the others everybody.
     */
    static Set<String> firstMembers(String channel) {
        var members = new TreeSet<String>();
        for (Persona persona : Persona.values()) {
            boolean there = switch (channel) {
                case SAFETY -> persona.isSettled();
                case CREW -> persona == Persona.AMINA || persona == Persona.BRUNO;
                default -> true;
            };
            if (there) {
                members.add(persona.slackUser());
            }
        }
        if (!channel.equals(CREW)) {
            members.add(Slack.BOT_USER);
        }
        return members;
    }

    SlackChannel named(String newName) {
        return new SlackChannel(id, newName, secret, archived, created, creator);
    }

    SlackChannel archived(boolean nowArchived) {
        return new SlackChannel(id, name, secret, nowArchived, created, creator);
    }
}
