package org.entrain.playground;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

    private Teams() {}

    static boolean isPersonal(String channel) {
        return channel.startsWith("a:");
    }

    static Optional<Persona> owner(String chat) {
        return Persona.find(persona -> persona.teamsChat().equals(chat));
    }

    /** Whether a persona may see a conversation: a channel of the team that they are in, or their own chat. */
    static boolean isVisible(Memory memory, Persona persona, String conversation) {
        return isPersonal(conversation)
                ? conversation.equals(persona.teamsChat())
                : memory.inTeam(persona) && isOpen(memory, conversation);
    }

    static boolean isOpen(Memory memory, String channel) {
        return Optional.ofNullable(memory.teamsChannels.get(channel))
                .filter(found -> !found.deleted())
                .isPresent();
    }

    /** Whether the app is where a conversation is: in the team, or with the person. */
    static boolean hasApp(Memory memory, String conversation) {
        return owner(conversation)
                .map(owner -> !memory.teamsBlocked.contains(owner))
                .orElse(!memory.teamsRemoved);
    }

    /** The account of a persona, found by the id that the platform uses or by that of the directory. */
    static Optional<Persona> persona(String id) {
        return Persona.find(persona -> persona.teamsUser().equals(id)
                || persona.directoryId().equals(id)
                || persona.principal().equals(id));
    }

    static String nameOf(Memory memory, String account) {
        return account.equals(BOT)
                ? BOT_NAME
                : persona(account)
                        .map(persona -> memory.teamsAccount(persona).name())
                        .orElse(account);
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

    static ObjectNode account(Persona persona, String name) {
        return Json.object().put("id", persona.teamsUser()).put("name", name).put("aadObjectId", persona.directoryId());
    }

    static ObjectNode bot() {
        return Json.object().put("id", BOT).put("name", BOT_NAME);
    }

    /** Who is in a conversation, the bot left out as Teams does. */
    static ArrayNode members(Memory memory, String conversation) {
        ArrayNode members = Json.array();
        for (Persona persona : Persona.values()) {
            if (isIn(memory, persona, conversation)) {
                members.add(member(memory, persona));
            }
        }
        return members;
    }

    static boolean isIn(Memory memory, Persona persona, String conversation) {
        return owner(conversation)
                .map(owner -> owner == persona && memory.teamsAccount(persona).active())
                .orElseGet(() -> memory.inTeam(persona));
    }

    static ObjectNode member(Memory memory, Persona persona) {
        Account account = memory.teamsAccount(persona);
        return account(persona, account.name())
                .put("objectId", persona.directoryId())
                .put("givenName", account.name())
                .put("surname", "")
                .put("email", persona.email())
                .put("userPrincipalName", persona.principal())
                .put("tenantId", TENANT)
                .put("userRole", account.guest() ? "guest" : "user");
    }
}
