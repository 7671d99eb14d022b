package org.entrain.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.Entity;
import java.util.regex.Pattern;

/** What a person typed, out of the text that Teams sends. */
final class TeamsText {
    private static final Pattern LINE_END = Pattern.compile("(?i)<br\\s*/?>|</(p|div|li)>");
    private static final Pattern TAG =
            Pattern.compile("(?i)</?(at|p|div|span|b|i|u|s|strong|em|code|pre|a|ul|ol|li)(\\s[^<>]*)?>");

    private TeamsText() {}

    /** The words for the bot: its own mention is taken out by its entity, other mentions leave the name. */
    static String words(Activity activity) {
        String text = activity.getText() == null ? "" : activity.getText();
        String bot =
                activity.getRecipient() == null ? "" : activity.getRecipient().getId();
        for (Entity mention : TeamsInbound.entities(activity, "mention").toList()) {
            JsonNode mentioned = mention.getProperties().get("mentioned");
            JsonNode drawn = mention.getProperties().get("text");
            if (mentioned != null
                    && drawn != null
                    && mentioned.path("id").asText().equals(bot)) {
                text = text.replace(drawn.asText(), " ");
            }
        }
        return plain(text);
    }

    private static String plain(String text) {
        String lines = LINE_END.matcher(text).replaceAll("\n");
        return TAG.matcher(lines)
                .replaceAll("")
                .replace("&nbsp;", " ")
                .replace('\u00a0', ' ')
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .strip();
    }
}
