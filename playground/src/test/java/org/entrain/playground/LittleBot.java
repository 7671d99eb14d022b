package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A bot that keeps whatever it is sent and answers as a test says. It knows nothing of the playground's insides. */
final class LittleBot {
    /** A request that came. */
    record Received(String path, Map<String, String> headers, String body) {
        Map<String, String> form() {
            var fields = new HashMap<String, String>();
            for (String field : body.split("&", -1)) {
                String[] parts = field.split("=", 2);
                fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
            return fields;
        }

        /** The JSON it carries: an event, an activity, or the payload of an interaction. */
        JsonNode json() {
            String text = body.startsWith("{") ? body : form().getOrDefault("payload", "{}");
            return Json.parse(text).orElseThrow();
        }
    }

    private final List<Received> received = new ArrayList<>();
    private volatile Consumer<Context> slackAnswer = ctx -> {};
    private volatile Consumer<Context> teamsAnswer = ctx -> {};

    void routes(RoutesConfig routes) {
        routes.post("/slack/events", ctx -> {
            keep(ctx);
            slackAnswer.accept(ctx);
        });
        routes.post("/api/messages", ctx -> {
            keep(ctx);
            teamsAnswer.accept(ctx);
        });
    }

    private synchronized void keep(Context ctx) {
        var headers = new HashMap<String, String>();
        ctx.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), value));
        received.add(new Received(ctx.path(), headers, ctx.body()));
    }

    void answersSlack(Consumer<Context> answer) {
        slackAnswer = answer;
    }

    void answersTeams(Consumer<Context> answer) {
        teamsAnswer = answer;
    }

    synchronized List<Received> received(Predicate<Received> which) {
        return received.stream().filter(which).toList();
    }

    List<Received> events(String type) {
        return received(request -> request.body().startsWith("{")
                && request.path().equals("/slack/events")
                && request.json().at("/event/type").asText().equals(type));
    }

    List<Received> activities(String type) {
        return received(request -> request.path().equals("/api/messages")
                && request.json().path("type").asText().equals(type));
    }

    List<Received> interactions(String type) {
        return received(request -> request.body().startsWith("payload=")
                && request.json().path("type").asText().equals(type));
    }
}
