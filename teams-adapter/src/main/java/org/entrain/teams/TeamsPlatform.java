package org.entrain.teams;

import io.javalin.http.Handler;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.entrain.core.chat.Door;
import org.entrain.core.chat.Platform;
import org.entrain.core.outbox.Postman;

/** Microsoft Teams: what the program mounts, and what it sends with. */
public final class TeamsPlatform implements AutoCloseable {
    /** The platform of this adapter; the id of a workspace is that of the tenant. */
    public static final Platform PLATFORM = new Platform("teams");

    /** Where Teams posts activities to: the messaging endpoint that is set at the bot's registration. */
    public static final String PATH = "/api/messages";

    /** Below the 10 s after which Teams gives up waiting for the answer to a message. */
    private static final Duration CONNECTOR_TIMEOUT = Duration.ofSeconds(6);

    private static final Duration KEYS_TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient http;
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final TeamsHttp handler;
    private final TeamsPostman postman;
    private final TeamsProfiles profiles;
    private final TeamsChannels channels;
    private final TeamsManifest manifest;

    /**
     * Nothing is asked of the platform before the first request or letter.
     *
     * @param settings how the bot is registered
     * @param door where interactions go
     * @param publicUrl how the world reaches this program
     * @param clock the time
     */
    public TeamsPlatform(TeamsSettings settings, Door door, URI publicUrl, InstantSource clock) {
        http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(2))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        var credentials = new TeamsCredentials(http, settings, clock);
        var connector = new TeamsConnector(http, settings, credentials, CONNECTOR_TIMEOUT);
        var replies = new TeamsReplies(connector);
        profiles = new TeamsProfiles(connector, door, clock, TeamsProfiles.PACE, background);
        channels = new TeamsChannels(connector, door, clock, TeamsChannels.PACE);
        var presses = new TeamsPresses(door, new TeamsInvokes(replies, background), profiles, clock);
        var bot = new TeamsBot(door, new TeamsFiles(http, settings), replies, presses, profiles, channels, clock);
        var keys = new TeamsKeys(http, settings.openIdMetadataUrl(), KEYS_TIMEOUT);
        var tokens = new TeamsTokens(settings.appId(), keys);
        handler = new TeamsHttp(settings, tokens, new TeamsAdapter(bot, presses), clock);
        postman = new TeamsPostman(connector);
        manifest = new TeamsManifest(settings.appId(), publicUrl);
        profiles.start();
        channels.start();
    }

    /** Answers {@code POST} to {@link #PATH}; verifies by itself. Blocks while it answers: mount it on virtual threads. */
    public Handler handler() {
        return handler;
    }

    /** Delivers letters. */
    public Postman postman() {
        return postman;
    }

    /** The app package, a ZIP archive that an administrator of Teams uploads; the same bytes every time. */
    public byte[] appPackage() {
        return manifest.zipped();
    }

    /** The app package for a bot that is still to be set up. */
    public static byte[] appPackage(String appId, URI publicUrl) {
        return new TeamsManifest(appId, publicUrl).zipped();
    }

    /** The address of a team's channel, for a community whose home is known before anybody spoke there. */
    public static String channelAddress(String serviceUrl, String channel, String bot, String tenant) {
        return TeamsAddress.of(serviceUrl, channel, "channel", bot, tenant).encoded();
    }

    /** Waits for what is being said, and lets go of the network. */
    @Override
    public void close() {
        background.close();
        // Only now: what is being said may wait for a token that one of these is fetching.
        profiles.close();
        channels.close();
        http.close();
    }
}
