package org.entrain.benchmarks;

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

/** What Teams is to a bot that only listens: its keys, its tokens, its presses. */
final class LocalTenant implements AutoCloseable {
    static final String APP = "11111111-2222-3333-4444-555555555555";
    static final String TENANT = "99999999-8888-7777-6666-555555555555";
    static final String SERVICE = "https://smba.trafficmanager.net/emea/";

    private final KeyPair keys;
    private final HttpServer server;

    LocalTenant() throws IOException, GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer(
                "/openid",
                "{\"issuer\":\"https://api.botframework.com\",\"jwks_uri\":\"" + url() + "/keys\","
                        + "\"id_token_signing_alg_values_supported\":[\"RS256\"]}");
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        answer("/keys", """
                {"keys":[{"kty":"RSA","use":"sig","kid":"key-1","n":"%s","e":"%s","endorsements":["msteams"]}]}
                """.formatted(
                        base64(key.getModulus().toByteArray()),
                        base64(key.getPublicExponent().toByteArray())));
        server.start();
    }

    private void answer(String path, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    /** Where its keys are described. */
    String openId() {
        return url() + "/openid";
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A token as it comes with every request for an hour. */
    String token(Instant now) throws GeneralSecurityException {
        String content = base64("{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"key-1\",\"x5t\":\"key-1\"}")
                + "."
                + base64("""
                        {"serviceurl":"%s","nbf":%d,"exp":%d,"iss":"https://api.botframework.com","aud":"%s"}""".formatted(SERVICE, now.getEpochSecond() - 60, now.getEpochSecond() + 3_600, APP));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + base64(signature.sign());
    }

    /** The press of a button of a card in a channel. */
    static String press(int delivery) {
        return """
            {"type":"invoke","id":"f:%2$d","name":"adaptiveCard/action","channelId":"msteams","serviceUrl":"%1$s",\
            "timestamp":"2026-03-02T09:00:00.123Z","localTimestamp":"2026-03-02T10:00:00.123+01:00","localTimezone":"Europe/Paris",\
            "locale":"en-GB","from":{"id":"29:1-learner","name":"A learner","aadObjectId":"aaaaaaaa-0000-0000-0000-000000000001"},\
            "recipient":{"id":"28:%3$s","name":"Entrain"},\
            "conversation":{"conversationType":"channel","isGroup":true,"tenantId":"%4$s","id":"19:safety@thread.tacv2;messageid=1"},\
            "entities":[{"type":"clientInfo","locale":"en-GB","country":"FR","platform":"Windows","timezone":"Europe/Paris"}],\
            "channelData":{"channel":{"id":"19:safety@thread.tacv2"},"team":{"id":"19:safety@thread.tacv2"},\
            "tenant":{"id":"%4$s"},"source":{"name":"message"},"legacy":{"replyToId":"1:replyto"}},"replyToId":"1:replyto",\
            "value":{"action":{"type":"Action.Execute","title":"A","id":"a","verb":"quiz.answer",\
            "data":{"verb":"quiz.answer","args":["3f0e1d2c-0000-4000-8000-000000000001","0","1","c0"]}},"trigger":"manual"}}""".formatted(SERVICE, delivery, APP, TENANT);
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
