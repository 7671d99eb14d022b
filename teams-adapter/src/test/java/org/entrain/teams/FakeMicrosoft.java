package org.entrain.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Keys, tokens and the connector, over real HTTP. Every card that arrives is held against the official schema. */
final class FakeMicrosoft implements AutoCloseable {
    static final String APP = "11111111-2222-3333-4444-555555555555";
    static final String TENANT = "tenant-1";
    static final KeyPair KEYS = keys();

    final List<Call> calls = new CopyOnWriteArrayList<>();
    final List<AssertionError> invalidCards = new CopyOnWriteArrayList<>();
    final Map<String, Answer> answers = new ConcurrentHashMap<>();
    final AtomicInteger keyFetches = new AtomicInteger();
    final AtomicInteger tokenFetches = new AtomicInteger();
    private final HttpServer server;

    FakeMicrosoft() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    record Call(String method, String path, String authorization, JsonNode body) {}

    record Answer(int status, String body, Map<String, String> headers) {}

    String url() {
        return "http://" + host();
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    TeamsSettings settings() {
        return new TeamsSettings(
                APP, "secret", TENANT, TeamsSettings.Type.SINGLE_TENANT, url() + "/openid", url(), Set.of(host()));
    }

    ObjectNode claims(Instant now) {
        return TeamsJson.object()
                .put("iss", TeamsTokens.ISSUER)
                .put("aud", APP)
                .put("nbf", now.minusSeconds(60).getEpochSecond())
                .put("exp", now.plusSeconds(3600).getEpochSecond())
                .put("serviceurl", url());
    }

    static String jwt(ObjectNode claims) {
        return jwt(TeamsJson.object().put("alg", "RS256").put("kid", "key-1"), claims);
    }

    static String jwt(ObjectNode header, ObjectNode claims) {
        String content = base64(TeamsJson.write(header).getBytes(StandardCharsets.UTF_8)) + "."
                + base64(TeamsJson.write(claims).getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KEYS.getPrivate());
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return content + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        switch (path) {
            case "/openid" -> answer(exchange, "{\"jwks_uri\":\"" + url() + "/keys\"}");
            case "/keys" -> {
                keyFetches.incrementAndGet();
                answer(exchange, TeamsJson.write(jwks()));
            }
            case "/file" -> answer(exchange, "::Q:: 1 + 1 {=2 ~3}");
            default -> {
                if (path.endsWith("/oauth2/v2.0/token")) {
                    tokenFetches.incrementAndGet();
                    answer(exchange, "{\"access_token\":\"tok\",\"expires_in\":3600}");
                } else {
                    connector(exchange, body);
                }
            }
        }
    }

    private void connector(HttpExchange exchange, byte[] body) throws IOException {
        JsonNode json = TeamsJson.MAPPER.readTree(body);
        String path = exchange.getRequestURI().toString();
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        try {
            CardSchema.assertCardsValid(json);
        } catch (AssertionError e) {
            invalidCards.add(e);
        }
        calls.add(new Call(exchange.getRequestMethod(), path, authorization, json));
        Answer answer = answers.getOrDefault(
                exchange.getRequestMethod() + " " + path,
                new Answer(201, "{\"id\":\"new-1\",\"activityId\":\"act-1\"}", Map.of()));
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static ObjectNode jwks() {
        ObjectNode jwks = TeamsJson.object();
        RSAPublicKey key = (RSAPublicKey) KEYS.getPublic();
        var keys = jwks.putArray("keys");
        for (String kid : List.of("key-1", "key-other-channel")) {
            ObjectNode json = keys.addObject().put("kty", "RSA").put("kid", kid);
            json.put("n", base64(key.getModulus().toByteArray()));
            json.put("e", base64(key.getPublicExponent().toByteArray()));
            json.putArray("endorsements").add(kid.equals("key-1") ? "msteams" : "webchat");
        }
        return jwks;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
