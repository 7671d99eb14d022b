package org.entrain.benchmarks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.entrain.core.chat.Action;

/** What Slack sends, in the shapes of its documentation of {@code block_actions} and of slash commands. */
final class SlackForms {
    static final String TEAM = "T0BENCH01";
    static final String CHANNEL = "C0BENCH01";

    private SlackForms() {}

    /** The press of a button under a message in a channel. */
    static String press(String user, Action action, String responseUrl, int delivery) {
        String value = action.encoded().replace("\n", "\\n");
        return "payload=" + encoded("""
            {"type":"block_actions","user":{"id":"%1$s","username":"%1$s","name":"%1$s","team_id":"T0BENCH01"},\
            "api_app_id":"A0BENCH01","token":"Shh_its_a_seekrit",\
            "container":{"type":"message","message_ts":"1548261231.000200","channel_id":"C0BENCH01","is_ephemeral":false},\
            "trigger_id":"%4$d.1234567890.d8c1bb837935619ccad0f624c448ffb3",\
            "team":{"id":"T0BENCH01","domain":"bakers"},"enterprise":null,"is_enterprise_install":false,\
            "channel":{"id":"C0BENCH01","name":"safety-first"},\
            "message":{"bot_id":"B0BENCH01","type":"message","text":"A new quiz: fire safety","user":"U0BOT","ts":"1548261231.000200",\
            "app_id":"A0BENCH01","team":"T0BENCH01","blocks":[\
            {"type":"header","block_id":"head","text":{"type":"plain_text","text":"fire-safety","emoji":true}},\
            {"type":"section","block_id":"body","text":{"type":"mrkdwn","text":"Question 1 of 10: A bin under a desk starts to burn. What do you do first?","verbatim":false}},\
            {"type":"actions","block_id":"choices","elements":[\
            {"type":"button","action_id":"quiz.answer#0","text":{"type":"plain_text","text":"A","emoji":true},"value":"%2$s"},\
            {"type":"button","action_id":"quiz.answer#1","text":{"type":"plain_text","text":"B","emoji":true},"value":"%2$s"},\
            {"type":"button","action_id":"quiz.answer#2","text":{"type":"plain_text","text":"C","emoji":true},"value":"%2$s"},\
            {"type":"button","action_id":"quiz.answer#3","text":{"type":"plain_text","text":"D","emoji":true},"value":"%2$s"}]}]},\
            "state":{"values":{}},"response_url":"%3$s",\
            "actions":[{"action_id":"quiz.answer#0","block_id":"choices","text":{"type":"plain_text","text":"A","emoji":true},\
            "value":"%2$s","type":"button","action_ts":"1548426417.840180"}]}""".formatted(user, value, responseUrl, delivery));
    }

    /** {@code /entrain} with {@code words}, typed in the community's channel. */
    static String command(String user, String words, String responseUrl, String delivery) {
        return "token=x&team_id=%s&team_domain=bakers&channel_id=%s&channel_name=safety-first&user_id=%s&user_name=lead"
                        .formatted(TEAM, CHANNEL, user)
                + "&command=%2Fentrain&text=" + encoded(words) + "&api_app_id=A0BENCH01&is_enterprise_install=false"
                + "&response_url=" + encoded(responseUrl) + "&trigger_id=" + encoded(delivery);
    }

    /** Somebody opened the bot's home page. */
    static String homeOpened(String user, UUID delivery) {
        return """
                {"token":"x","team_id":"%1$s","api_app_id":"A0BENCH01","type":"event_callback","event_id":"Ev%2$s",\
                "event_time":1548261231,"authorizations":[{"team_id":"%1$s","user_id":"U0BOT","is_bot":true}],\
                "event":{"type":"app_home_opened","user":"%3$s","channel":"D0BENCH01","tab":"home","event_ts":"1548261231.1"}}\
                """.formatted(TEAM, delivery, user);
    }

    /** Somebody handed a file to the bot, in private. */
    static String fileShared(String user, String name, String url, UUID delivery) {
        return """
                {"token":"x","team_id":"%1$s","api_app_id":"A0BENCH01","type":"event_callback","event_id":"Ev%2$s",\
                "event_time":1548261231,"authorizations":[{"team_id":"%1$s","user_id":"U0BOT","is_bot":true}],\
                "event":{"type":"message","subtype":"file_share","user":"%3$s","channel":"D0BENCH01","channel_type":"im",\
                "text":"","ts":"1548261231.000300","files":[{"id":"F0BENCH01","name":"%4$s","url_private":"%5$s"}]}}\
                """.formatted(TEAM, delivery, user, name, url);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
