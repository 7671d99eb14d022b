package org.entrain.playground;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A channel of the local Slack, or the conversation of a few people among themselves.
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

    /** The conversation of these users and the bot; always the same for the same ones. */
    static SlackChannel group(Set<String> users, long created) {
        String names = users.stream().map(user -> user.replaceFirst("^U0", "")).collect(Collectors.joining());
        String name = users.stream()
                .map(user -> user.replaceFirst("^U0", "").toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("--", "mpdm-", "-1"));
        return new SlackChannel("G0" + names, name, true, false, created, Slack.BOT_USER);
    }

    /** Whether it is the conversation of a few people among themselves. */
    boolean isGroup() {
        return id.startsWith("G");
    }

    SlackChannel named(String newName) {
        return new SlackChannel(id, newName, secret, archived, created, creator);
    }

    SlackChannel archived(boolean nowArchived) {
        return new SlackChannel(id, name, secret, nowArchived, created, creator);
    }
}
