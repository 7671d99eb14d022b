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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Keys, tokens and the connector, over real HTTP. Every card that arrives is held against the rules. */
final class FakeMicrosoft implements AutoCloseable {
    static final String APP = "11111111-2222-3333-4444-555555555555";
    static final String TENANT = "tenant-1";
    static final KeyPair KEYS = keys();

    final List<Call> calls = new CopyOnWriteArrayList<>();
    /** What was asked for, by path: in the background, so beside the other calls. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    /** What came along with a request for a file. */
    final List<String> fileTokens = new CopyOnWriteArrayList<>();

    final List<AssertionError> invalidCards = new CopyOnWriteArrayList<>();
    /** What is answered instead, by method and path. */
    final Map<String, Answer> answers = new ConcurrentHashMap<>();
    /** What is waited for before an answer, by method and path. */
    final Map<String, CountDownLatch> holds = new ConcurrentHashMap<>();

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

    /** An answer; one of status 0 is none, and the connection is closed. */
    record Answer(int status, String body, Map<String, String> headers) {
        static Answer of(int status, String body) {
            return new Answer(status, body, Map.of());
        }
    }

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
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            Answer usual = usual(exchange, body);
            hold(request);
            send(exchange, answers.getOrDefault(request, usual));
        }
    }

    private Answer usual(HttpExchange exchange, byte[] body) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        if (path.endsWith("/oauth2/v2.0/token")) {
            int token = tokenFetches.incrementAndGet();
            return Answer.of(200, "{\"access_token\":\"tok-" + token + "\",\"expires_in\":3600}");
        }
        return switch (path) {
            case "/openid" -> Answer.of(200, "{\"jwks_uri\":\"" + url() + "/keys\"}");
            case "/keys" -> {
                keyFetches.incrementAndGet();
                yield Answer.of(200, TeamsJson.write(jwks()));
            }
            case "/file" -> {
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                        .ifPresent(fileTokens::add);
                yield Answer.of(200, "::Q:: 1 + 1 {=2 ~3}");
            }
            default -> exchange.getRequestMethod().equals("GET") ? notFound(exchange) : connector(exchange, body);
        };
    }

    private Answer notFound(HttpExchange exchange) {
        asked.add(exchange.getRequestURI().toString());
        return Answer.of(404, "{\"error\":{\"code\":\"NotFound\"}}");
    }

    private void hold(String request) {
        try {
            CountDownLatch hold = holds.get(request);
            if (hold != null) {
                hold.countDown();
                hold.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer connector(HttpExchange exchange, byte[] body) throws IOException {
        JsonNode json = TeamsJson.MAPPER.readTree(body);
        String path = exchange.getRequestURI().toString();
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        try {
            TeamsCardRules.assertCardsValid(json);
        } catch (AssertionError e) {
            invalidCards.add(e);
        }
        calls.add(new Call(exchange.getRequestMethod(), path, authorization, json));
        return Answer.of(201, "{\"id\":\"new-1\",\"activityId\":\"act-1\"}");
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.status() == 0) {
            return;
        }
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
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
