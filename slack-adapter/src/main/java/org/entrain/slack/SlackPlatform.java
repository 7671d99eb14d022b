package org.entrain.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import io.javalin.http.Handler;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.entrain.core.chat.Door;
import org.entrain.core.chat.Platform;
import org.entrain.core.outbox.Postman;

/**
 * Slack, whole: what comes in by {@link #handler()} (or by Socket Mode) goes through the door, what goes out goes by
 * {@link #postman()}. Calls nobody before {@link #start()}.
 */
public final class SlackPlatform implements AutoCloseable {
    /** Slack's name in Entrain. */
    public static final Platform PLATFORM = new Platform("slack");

    /** Where {@link #handler()} has to be mounted, for POST. */
    public static final String PATH = "/slack/events";

    private final String publicUrl;
    private final boolean socketMode;
    private final SlackApi api;
    private final AfterCommit after;
    private final SlackProfiles profiles;
    private final SlackChannels channels;
    private final SlackHttp http;
    private final SlackWorkspaces workspaces;
    private final SlackPostman postman;
    private final Optional<SlackSocket> socket;

    /**
     * Puts the parts together.
     *
     * @param publicUrl how the world reaches the program, such as {@code https://entrain.example.org}
     * @param clock the time, read when a request arrives
     */
    public SlackPlatform(SlackSettings settings, Door door, String publicUrl, InstantSource clock) {
        this.publicUrl = publicUrl;
        this.socketMode = settings.appToken().isPresent();
        this.api = new SlackApi(settings);
        this.after = new AfterCommit(AfterCommit.PAUSES);
        this.profiles = new SlackProfiles(api, door, clock, SlackProfiles.PACE);
        this.channels = new SlackChannels(api, door, clock, SlackChannels.PACE);
        this.workspaces = new SlackWorkspaces(api, door, clock);
        var voice = new SlackVoice(api, after);
        var router = new SlackRouter(
                new SlackInbound(profiles),
                new SlackEvents(profiles, new SlackFiles(api, settings)),
                new SlackReplies(voice),
                new SlackMishaps(voice, profiles),
                List.of(channels::heard, workspaces::heard),
                door,
                clock);
        // No bot token: with one, Bolt would ask Slack who it is.
        var config = AppConfig.builder()
                .slack(api.slack())
                .signingSecret(settings.signingSecret())
                .build();
        var app = new App(config, List.of(router));
        this.http = new SlackHttp(new SlackSignature(settings.signingSecret()), app, clock);
        this.postman = new SlackPostman(api);
        this.socket = settings.appToken().map(token -> new SlackSocket(token, app));
    }

    /** Takes all that Slack sends by HTTP; to be mounted at {@link #PATH}. */
    public Handler handler() {
        return http;
    }

    /** Delivers letters to Slack. */
    public Postman postman() {
        return postman;
    }

    /** The app manifest as JSON, for whoever makes the app at Slack. */
    public String manifest() {
        return SlackManifest.of(publicUrl, socketMode);
    }

    /** The app manifest of a program that is still to be set up. */
    public static String manifest(String publicUrl) {
        return SlackManifest.of(publicUrl, false);
    }

    /** Begins to ask for profiles and names of channels, and opens the socket in Socket Mode. */
    public void start() {
        profiles.start();
        channels.start();
        workspaces.start();
        socket.ifPresent(SlackSocket::start);
    }

    /** Ends what {@link #start()} began, and waits a little for answers under way. */
    @Override
    public void close() {
        socket.ifPresent(SlackSocket::close);
        profiles.close();
        channels.close();
        workspaces.close();
        after.close();
        api.close();
    }
}
