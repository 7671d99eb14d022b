package org.entrain.playground;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what a person types into what Slack sends: mentions by id, and the three characters escaped. */
final class SlackWords {
    private static final Pattern REFERENCE = Pattern.compile("<[@#!][^<>]*>");
    private static final Pattern NAME = Pattern.compile("([@#])([\\p{L}\\p{N}][\\p{L}\\p{N}_-]*)");

    private SlackWords() {}

    static String escaped(Memory memory, String typed) {
        var text = new StringBuilder();
        Matcher reference = REFERENCE.matcher(typed);
        int end = 0;
        while (reference.find()) {
            text.append(plain(memory, typed.substring(end, reference.start()))).append(reference.group());
            end = reference.end();
        }
        return text.append(plain(memory, typed.substring(end))).toString();
    }

    private static String plain(Memory memory, String typed) {
        String text = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return NAME.matcher(text)
                .replaceAll(name ->
                        Matcher.quoteReplacement(reference(memory, name.group(1), name.group(2), name.group())));
    }

    private static String reference(Memory memory, String sign, String name, String asTyped) {
        if (sign.equals("#")) {
            return memory.slackChannels.values().stream()
                    .filter(channel -> channel.name().equalsIgnoreCase(name))
                    .findFirst()
                    .map(channel -> "<#" + channel.id() + "|" + (channel.secret() ? "" : channel.name()) + ">")
                    .orElse(asTyped);
        }
        if (name.equalsIgnoreCase(Slack.BOT_NAME)) {
            return "<@" + Slack.BOT_USER + ">";
        }
        return Persona.find(persona -> persona.shownName().equalsIgnoreCase(name)
                        || persona.id().equalsIgnoreCase(name))
                .map(persona -> "<@" + persona.slackUser() + ">")
                .orElse(asTyped);
    }
}
