package org.entrain.slack;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What Slack sends, in the shapes of its documentation. */
final class Payloads {
    static final String COMMAND = form(
            "token",
            "x",
            "team_id",
            "T1",
            "team_domain",
            "bakers",
            "channel_id",
            "C1",
            "channel_name",
            "general",
            "user_id",
            "U1",
            "user_name",
            "amina",
            "command",
            "/entrain",
            "text",
            "quiz start <@U2|bo> &lt;now&gt;",
            "api_app_id",
            "A1",
            "is_enterprise_install",
            "false",
            "response_url",
            "https://hooks.slack.com/x",
            "trigger_id",
            "13345224609.738474920.8088930838d88f008e0");

    private Payloads() {}

    static String form(String... pairs) {
        var form = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append(pairs[i])
                    .append('=')
                    .append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString();
    }

    /** An event around {@code event}, for the workspace T1 in which the bot is UBOT. */
    static String event(String event) {
        return """
                {"token":"x","team_id":"T1","api_app_id":"A1","type":"event_callback","event_id":"Ev1","event_time":1,
                 "authorizations":[{"enterprise_id":null,"team_id":"T1","user_id":"UBOT","is_bot":true}],
                 "event":%s}""".formatted(event);
    }

    static String press(String channel, boolean ephemeral, String responseUrl, String... actions) {
        return """
                {"type":"block_actions","user":{"id":"U1","username":"amina","name":"amina","team_id":"T1"},
                 "api_app_id":"A1","token":"x","container":{"type":"message","message_ts":"1548261231.000200",
                 "channel_id":"%1$s","is_ephemeral":%2$s},"trigger_id":"12321423423.333649436676.d8c1bb837935619ccad0",
                 "team":{"id":"T1","domain":"bakers"},"enterprise":null,"is_enterprise_install":false,
                 "channel":{"id":"%1$s","name":"general"},"response_url":"%3$s",
                 "actions":[%4$s]}""".formatted(channel, ephemeral, responseUrl, String.join(",", actions));
    }

    static String button(String value) {
        return """
                {"action_id":"quiz.answer#0","block_id":"buttons#1","text":{"type":"plain_text","text":"A"},
                 "value":"%s","type":"button","action_ts":"1548426417.840180"}""".formatted(value.replace("\n", "\\n"));
    }

    static String pressInView(String type, String metadata, String action) {
        return """
                {"type":"block_actions","user":{"id":"U1","username":"amina","name":"amina","team_id":"T1"},
                 "container":{"type":"view","view_id":"V1"},"trigger_id":"1.2.3","team":{"id":"T1","domain":"bakers"},
                 "view":{"id":"V1","team_id":"T1","type":"%s","private_metadata":%s,"blocks":[]},"actions":[%s]}""".formatted(type, Json.object().textNode(metadata), action);
    }

    static String submission(String metadata, String values) {
        return """
                {"type":"view_submission","team":{"id":"T1","domain":"bakers"},
                 "user":{"id":"U1","username":"amina","name":"amina","team_id":"T1"},"api_app_id":"A1","token":"x",
                 "trigger_id":"9.8.7","view":{"id":"V1","team_id":"T1","type":"modal","blocks":[],
                 "private_metadata":%s,"callback_id":"entrain","hash":"h","title":{"type":"plain_text","text":"t"},
                 "state":{"values":%s}},"response_urls":[],"is_enterprise_install":false,"enterprise":null}""".formatted(Json.object().textNode(metadata), values);
    }
}
