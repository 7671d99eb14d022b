package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A message in the local Teams.
 *
 * @param channel the channel or chat, without the thread
 * @param root the message that began its thread; its own id where it did
 * @param from an account id, the bot's included
 * @param reader the one persona who sees it, where it is targeted
 * @param views the cards that personas were given for themselves alone
 * @param stale the personas whose own card went with an edit and who have not been asked for a new one
 * @param notices what a persona was last told about it
 */
record TeamsMessage(
        String channel,
        String id,
        String root,
        String from,
        Instant at,
        String text,
        String textFormat,
        List<JsonNode> attachments,
        boolean edited,
        Optional<Persona> reader,
        Map<Persona, JsonNode> views,
        Set<Persona> stale,
        Map<Persona, String> notices,
        List<StoredFile> files) {

    boolean seenBy(Persona persona) {
        return reader.isEmpty() || reader.get() == persona;
    }

    boolean isAt(String otherChannel, String otherId) {
        return channel.equals(otherChannel) && id.equals(otherId);
    }

    /** Edited by the bot: everybody sees the same again. */
    TeamsMessage saying(String newText, String newTextFormat, List<JsonNode> newAttachments) {
        var nowStale = new HashSet<>(stale);
        nowStale.addAll(views.keySet());
        return new TeamsMessage(
                channel,
                id,
                root,
                from,
                at,
                newText,
                newTextFormat,
                newAttachments,
                true,
                reader,
                Map.of(),
                nowStale,
                Map.of(),
                files);
    }

    TeamsMessage shownTo(Persona persona, JsonNode card) {
        var newViews = new HashMap<>(views);
        newViews.put(persona, card);
        return with(newViews, stale, notices);
    }

    TeamsMessage noticed(Persona persona, Optional<String> notice) {
        var newNotices = new HashMap<>(notices);
        notice.ifPresentOrElse(text -> newNotices.put(persona, text), () -> newNotices.remove(persona));
        return with(views, stale, newNotices);
    }

    TeamsMessage fresh(Persona persona) {
        var left = new HashSet<>(stale);
        left.remove(persona);
        return with(views, left, notices);
    }

    private TeamsMessage with(Map<Persona, JsonNode> newViews, Set<Persona> newStale, Map<Persona, String> newNotices) {
        return new TeamsMessage(
                channel,
                id,
                root,
                from,
                at,
                text,
                textFormat,
                attachments,
                edited,
                reader,
                newViews,
                newStale,
                newNotices,
                files);
    }
}
