package org.entrain.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.socket_mode.SocketModeClient;
import org.jspecify.annotations.Nullable;

/**
 * Slack over a web socket that the program opens itself: for a try behind a firewall. In production Slack comes over HTTP,
 * which does not depend on a connection that lives.
 */
final class SlackSocket implements AutoCloseable {
    private final String appToken;
    private final App app;
    private @Nullable SocketModeApp socket;

    SlackSocket(String appToken, App app) {
        this.appToken = appToken;
        this.app = app;
    }

    /** Throws {@link IllegalStateException} where Slack opens no connection with the token. */
    void start() {
        try {
            // The default backend wants a javax.websocket that nothing else needs.
            socket = new SocketModeApp(appToken, SocketModeClient.Backend.JavaWebSocket, app);
            socket.startAsync();
        } catch (Exception e) {
            throw new IllegalStateException("Slack opens no socket: is SLACK_APP_TOKEN right?", e);
        }
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException("Slack's socket does not close", e);
        }
    }
}
