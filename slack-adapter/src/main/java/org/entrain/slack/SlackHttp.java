package org.entrain.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that Slack sends over HTTP: events, commands, presses, forms. Nothing is parsed before it is known to be Slack's.
 * Answers 413 to what is too big, 401 to what Slack did not sign, 400 to what cannot be read.
 */
final class SlackHttp implements Handler {
    static final int MAX_BYTES = 1_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(SlackHttp.class);
    private static final String TIMESTAMP = "X-Slack-Request-Timestamp";
    private static final String SIGNATURE = "X-Slack-Signature";
    private static final String PAYLOAD = "payload=";
    private static final Pattern COMMAND = Pattern.compile("(?:^|&)command=");
    /** Bolt needs none of them: it would only believe whatever X-Forwarded-For says. */
    private static final RequestHeaders NO_HEADERS = new RequestHeaders(Map.of());

    private final SlackSignature signature;
    private final App app;
    private final SlackRequestParser parser;
    private final InstantSource clock;

    SlackHttp(SlackSignature signature, App app, InstantSource clock) {
        this.signature = signature;
        this.app = app;
        this.parser = new SlackRequestParser(app.config());
        this.clock = clock;
    }

    @Override
    public void handle(Context context) throws Exception {
        byte[] body = read(context);
        if (body.length > MAX_BYTES) {
            context.status(413);
            return;
        }
        var refusal = signature.refusal(context.header(TIMESTAMP), context.header(SIGNATURE), body, clock.instant());
        if (refusal.isPresent()) {
            LOG.warn("A request is refused: {}", refusal.get());
            context.status(401);
            return;
        }
        answer(context, body);
    }

    private static byte[] read(Context context) throws IOException {
        int length = context.contentLength();
        if (length > MAX_BYTES) {
            return new byte[MAX_BYTES + 1];
        }
        // Told how much there is, it is read into an array of that size; else through one of 16 kB.
        return context.bodyInputStream().readNBytes(length >= 0 ? length : MAX_BYTES + 1);
    }

    private void answer(Context context, byte[] body) throws Exception {
        Optional<Request<?>> request;
        try {
            request = parse(body);
        } catch (RuntimeException e) {
            // Bolt's requests read whatever they expect in their constructors; its messages may quote the body.
            LOG.warn("A request of Slack's cannot be read: {}", e.getClass().getName());
            context.status(400);
            return;
        }
        send(context, request.isPresent() ? app.run(request.get()) : Answers.ok());
    }

    /** The request for Bolt; empty for what is of no interest here, which Bolt would log word for word. */
    private Optional<Request<?>> parse(byte[] bytes) {
        String body = new String(bytes, StandardCharsets.UTF_8);
        if (!body.startsWith("{") && !body.startsWith(PAYLOAD)) {
            return COMMAND.matcher(body).find() ? Optional.of(byBolt(body)) : Optional.empty();
        }
        String json = body.startsWith("{") ? body : decoded(bytes, PAYLOAD.length());
        return switch (Json.typeOf(json)) {
            case "block_actions" -> Optional.of(new PressRequest(body, json));
            case "event_callback", "url_verification", "view_submission" -> Optional.of(byBolt(body));
            default -> Optional.empty();
        };
    }

    /**
     * What stands in a form from {@code start} to its end. The JDK's own decoder makes a text of each escape by itself,
     * and a press has hundreds of them. Throws {@link IllegalArgumentException} where an escape is none.
     */
    static String decoded(byte[] form, int start) {
        var decoded = new byte[form.length - start];
        int length = 0;
        for (int i = start; i < form.length; i++) {
            decoded[length++] = switch (form[i]) {
                case '+' -> ' ';
                case '%' -> {
                    if (i + 2 >= form.length) {
                        throw new IllegalArgumentException("An escape is cut off");
                    }
                    yield (byte) (HexFormat.fromHexDigit(form[++i]) << 4 | HexFormat.fromHexDigit(form[++i]));
                }
                default -> form[i];
            };
        }
        return new String(decoded, 0, length, StandardCharsets.UTF_8);
    }

    private Request<?> byBolt(String body) {
        Request<?> request = parser.parse(SlackRequestParser.HttpRequest.builder()
                .requestUri("/slack/events")
                .queryString(Map.of())
                .requestBody(body)
                .headers(NO_HEADERS)
                .build());
        if (request == null) {
            throw new IllegalArgumentException("Bolt knows no such request");
        }
        return request;
    }

    private static void send(Context context, Response response) {
        context.status(response.getStatusCode());
        if (response.getContentType() != null) {
            context.contentType(response.getContentType());
        }
        if (response.getBody() != null) {
            context.result(response.getBody());
        }
    }
}
