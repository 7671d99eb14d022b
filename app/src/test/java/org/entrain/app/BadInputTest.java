package org.entrain.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.app.Side.BOT;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import org.entrain.core.FreePort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What bad requests get: a status, and one line in the log that says why and repeats nothing. */
class BadInputTest {
    private static final String MARK = "zebra-in-the-lift";
    private static final String COMMAND =
            "command=%2Fentrain&text=" + MARK + "&team_id=T0ENTRAIN&user_id=U0AMINA&channel_id=D0AMINA&trigger_id=1";
    private static final String ACTIVITY = "{\"type\":\"message\",\"id\":\"" + MARK + "\",\"text\":\"help\"}";
    private static final int TOO_MUCH = 1_000_001;

    private static Balancer balancer;
    private static Story story;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private long before;

    @BeforeAll
    static void start(@TempDir Path home) {
        balancer = new Balancer();
        int port = FreePort.next();
        balancer.add(port);
        story = Story.begin(home, Story.freshDatabase(), port, balancer.port());
        Visitor amina = story.visitor("amina");
        amina.inTeams().asks(BOT, "help");
        amina.inTeams().sees(BOT, "Hello, I am Entrain");
    }

    @AfterAll
    static void stop() {
        story.close();
        balancer.close();
    }

    @BeforeEach
    void listen() {
        before = stored();
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void nothing_was_stored_and_nothing_but_the_reason_was_logged() {
        root().detachAppender(log);
        assertThat(stored()).isEqualTo(before);
        assertThat(log.list)
                .allSatisfy(event -> assertThat(event.getFormattedMessage() + event.getThrowableProxy())
                        .doesNotContain(MARK)
                        .endsWith("null"));
    }

    @Test
    void a_request_that_slack_did_not_sign_is_refused() {
        assertThat(slack(COMMAND, now(), "v0=" + "0".repeat(64))).isEqualTo(401);
        assertThat(send(story.to("/slack/events").POST(BodyPublishers.ofString(COMMAND))))
                .isEqualTo(401);
        assertThat(reasons()).contains("signature is wrong").contains("not signed");
    }

    @Test
    void a_request_that_slack_signed_long_ago_or_will_sign_is_refused() {
        for (Instant when : new Instant[] {now().minusSeconds(301), now().plusSeconds(310)}) {
            assertThat(slack(COMMAND, when, signed(COMMAND, when))).isEqualTo(401);
        }
        assertThat(reasons()).contains("seconds away");
    }

    @Test
    void a_request_of_slack_that_cannot_be_read_is_a_bad_request() {
        for (String body : new String[] {"payload=%7B%22" + MARK, "{\"" + MARK, "payload=%zz" + MARK}) {
            assertThat(slack(body, now(), signed(body, now()))).as(body).isEqualTo(400);
        }
    }

    @Test
    void a_request_with_too_large_a_body_is_refused() {
        String body = MARK.repeat(TOO_MUCH / MARK.length() + 1);
        assertThat(slack(body, now(), signed(body, now()))).isEqualTo(413);
        assertThat(teams(body, balancer.lastAuthorization().orElseThrow())).isEqualTo(413);
    }

    @Test
    void a_request_without_a_token_of_teams_is_refused() {
        assertThat(send(story.to("/api/messages").POST(BodyPublishers.ofString(ACTIVITY))))
                .isEqualTo(401);
        String token = balancer.lastAuthorization().orElseThrow();
        assertThat(teams(ACTIVITY, token.substring(0, token.length() - 8) + "AAAAAAAA"))
                .isEqualTo(401);
        assertThat(teams(ACTIVITY, "Bearer " + MARK)).isEqualTo(401);
        assertThat(reasons()).contains("was refused");
    }

    @Test
    void an_activity_that_cannot_be_read_is_a_bad_request() {
        String token = balancer.lastAuthorization().orElseThrow();
        assertThat(teams("{\"type\":\"" + MARK, token)).isEqualTo(400);
        assertThat(teams("[]", token)).isEqualTo(400);
    }

    private String reasons() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).reduce("", (all, one) -> all + one + "\n");
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static long stored() {
        return story.program()
                .database()
                .inTransaction(tx -> tx.handle()
                        .createQuery("SELECT (SELECT count(*) FROM deliveries) + (SELECT count(*) FROM persons)")
                        .mapTo(Long.class)
                        .one());
    }

    private static Instant now() {
        return Instant.now();
    }

    private static int slack(String body, Instant at, String signature) {
        return send(story.to("/slack/events")
                .header("X-Slack-Request-Timestamp", String.valueOf(at.getEpochSecond()))
                .header("X-Slack-Signature", signature)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private static int teams(String body, String authorization) {
        return send(story.to("/api/messages")
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static int send(HttpRequest.Builder request) {
        return story.send(request).statusCode();
    }

    private static String signed(String body, Instant at) {
        return SlackSigner.signature(story.program(), body, at);
    }
}
