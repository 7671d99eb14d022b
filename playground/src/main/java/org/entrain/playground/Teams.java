package org.entrain.playground;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The local Teams tenant: its ids, its one team and the channels of that. */
final class Teams {
    static final String TENANT = "7e9d3c1a-0000-4000-8000-0000000000e1";
    static final String TENANT_NAME = "Entrain playground";
    static final String TEAM_NAME = "Entrain";
    /** The team's own thread, which is its General channel too. */
    static final String TEAM = "19:general@thread.tacv2";

    static final String TEAM_DIRECTORY_ID = "7e9d3c1a-0000-4000-8000-0000000000f1";
    static final String BOT = "28:entrain";
    static final String BOT_NAME = "Entrain";
    static final String CARD = "application/vnd.microsoft.card.adaptive";
    private static final String THREAD = ";messageid=";

    /** The channels of the team, name by id, in the order in which they are shown. */
    static final Map<String, String> CHANNELS = channels();

    private Teams() {}

    private static Map<String, String> channels() {
        var channels = new LinkedHashMap<String, String>();
        channels.put(TEAM, "General");
        channels.put("19:safety@thread.tacv2", "Safety");
        channels.put("19:lounge@thread.tacv2", "Lounge");
        return channels;
    }

    static boolean isPersonal(String channel) {
        return channel.startsWith("a:");
    }

    static Optional<Persona> owner(String chat) {
        return Persona.find(persona -> persona.teamsChat().equals(chat));
    }

    static boolean exists(String channel) {
        return CHANNELS.containsKey(channel) || owner(channel).isPresent();
    }

    /** The account of a persona, found by the id that the platform uses or by that of the directory. */
    static Optional<Persona> persona(String id) {
        return Persona.find(persona -> persona.teamsUser().equals(id)
                || persona.directoryId().equals(id)
                || persona.email().equals(id));
    }

    static String nameOf(String account) {
        return account.equals(BOT)
                ? BOT_NAME
                : persona(account).map(Persona::shownName).orElse(account);
    }

    /** The channel of a conversation id, without its thread. */
    static String channelOf(String conversation) {
        int thread = conversation.indexOf(THREAD);
        return thread < 0 ? conversation : conversation.substring(0, thread);
    }

    /** The message that began the thread which a conversation id names. */
    static Optional<String> rootOf(String conversation) {
        int thread = conversation.indexOf(THREAD);
        return thread < 0 ? Optional.empty() : Optional.of(conversation.substring(thread + THREAD.length()));
    }

    /** The conversation id of a thread; a personal chat has none. */
    static String conversation(String channel, String root) {
        return isPersonal(channel) ? channel : channel + THREAD + root;
    }

    static ObjectNode account(Persona persona) {
        return Json.object()
                .put("id", persona.teamsUser())
                .put("name", persona.shownName())
                .put("aadObjectId", persona.directoryId());
    }

    static ObjectNode bot() {
        return Json.object().put("id", BOT).put("name", BOT_NAME);
    }

    /** Who is in a conversation, the bot left out as Teams does. */
    static ArrayNode members(String channel) {
        ArrayNode members = Json.array();
        for (Persona persona : Persona.values()) {
            if (owner(channel).map(owner -> owner == persona).orElse(true)) {
                members.add(member(persona));
            }
        }
        return members;
    }

    static ObjectNode member(Persona persona) {
        return account(persona)
                .put("objectId", persona.directoryId())
                .put("givenName", persona.shownName())
                .put("surname", "")
                .put("email", persona.email())
                .put("userPrincipalName", persona.email())
                .put("tenantId", TENANT)
                .put("userRole", "user");
    }
}
