package org.entrain.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The local Teams' Bot Connector (<a
 * href="https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference">REST API</a>),
 * as strict as Microsoft's own.
 */
final class FakeConnector {
    private final World world;
    private final Faults faults;
    private final TeamsLogin login;
    private final TeamsConversations conversations;

    FakeConnector(World world, Faults faults, TeamsLogin login, TeamsConversations conversations) {
        this.world = world;
        this.faults = faults;
        this.login = login;
        this.conversations = conversations;
    }

    /** Answers a call of {@code /playground/teams/v3/...}. */
    void call(Context ctx) {
        // A conversation's id may hold a semicolon, which a servlet takes off the path: so the path is read as it came.
        String path = ctx.req().getRequestURI();
        List<String> parts = Arrays.stream(
                        path.substring(path.indexOf("/v3/") + 4).split("/"))
                .filter(part -> !part.isEmpty())
                .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
        String operation = operation(ctx.method(), parts);
        faults.around(ctx, "teams", operation, () -> answer(ctx, operation, parts));
    }

    private static String operation(HandlerType method, List<String> parts) {
        String last = parts.isEmpty() ? "" : parts.getLast();
        String first = parts.isEmpty() ? "" : parts.getFirst();
        if (first.equals("teams")) {
            return switch (method.name() + " " + parts.size() + " " + (parts.size() > 2 ? last : "")) {
                case "GET 2 " -> "getTeam";
                case "GET 3 conversations" -> "getTeamConversations";
                default -> "unknown";
            };
        }
        if (!first.equals("conversations")) {
            return "unknown";
        }
        String shape = method.name() + " " + parts.size() + " " + (parts.size() > 2 ? parts.get(2) : last);
        return switch (shape) {
            case "POST 1 conversations" -> "createConversation";
            case "POST 3 activities" -> "sendToConversation";
            case "POST 4 activities" -> "replyToActivity";
            case "PUT 4 activities" -> "updateActivity";
            case "DELETE 4 activities" -> "deleteActivity";
            case "GET 3 members" -> "getConversationMembers";
            case "GET 4 members" -> "getConversationMember";
            case "GET 3 pagedmembers" -> "getConversationPagedMembers";
            default -> "unknown";
        };
    }

    private void answer(Context ctx, String operation, List<String> parts) {
        try {
            login.check(ctx);
            boolean targeted = Boolean.parseBoolean(ctx.queryParam("isTargetedActivity"));
            switch (operation) {
                case "createConversation" -> json(ctx, 201, conversations.create(body(ctx)));
                case "sendToConversation" ->
                    json(ctx, 201, conversations.send(parts.get(1), Optional.empty(), body(ctx), targeted));
                case "replyToActivity" ->
                    json(ctx, 201, conversations.send(parts.get(1), Optional.of(parts.get(3)), body(ctx), targeted));
                case "updateActivity" ->
                    json(ctx, 200, conversations.update(parts.get(1), parts.get(3), body(ctx), targeted));
                case "deleteActivity" -> conversations.delete(parts.get(1), parts.get(3));
                case "getConversationMembers" -> json(ctx, 200, conversations.members(parts.get(1)));
                case "getConversationMember" -> json(ctx, 200, conversations.member(parts.get(1), parts.get(3)));
                case "getConversationPagedMembers" ->
                    json(
                            ctx,
                            200,
                            conversations.pagedMembers(
                                    parts.get(1),
                                    Optional.ofNullable(ctx.queryParam("pageSize")),
                                    Optional.ofNullable(ctx.queryParam("continuationToken"))));
                case "getTeam" -> json(ctx, 200, conversations.team(parts.get(1)));
                case "getTeamConversations" -> json(ctx, 200, conversations.channels(parts.get(1)));
                default -> throw new ConnectorError(404, "ServiceError", "Unknown operation");
            }
        } catch (ConnectorError e) {
            world.refused("teams", "api", operation, e.told());
            json(ctx, e.status(), e.body());
        } catch (RateLimit.Exceeded e) {
            faults.tooMany(ctx, "teams", operation, e.retryAfter());
        }
    }

    private static ObjectNode body(Context ctx) {
        return Json.parse(ctx.body())
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseThrow(() -> new ConnectorError(400, "BadSyntax", "The body is no JSON object"));
    }

    private static void json(Context ctx, int status, JsonNode body) {
        ctx.status(status);
        Json.answer(ctx, body);
    }
}
