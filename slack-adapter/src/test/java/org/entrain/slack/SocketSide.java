package org.entrain.slack;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/** Slack's side of Socket Mode. */
final class SocketSide extends WebSocketServer {
    final List<String> received = new CopyOnWriteArrayList<>();
    private volatile boolean listening;

    SocketSide() {
        super(new InetSocketAddress("localhost", 0));
        setReuseAddr(true);
        setDaemon(true);
    }

    static SocketSide started() {
        var side = new SocketSide();
        side.start();
        House.eventually(() -> side.listening);
        return side;
    }

    String url() {
        return "ws://localhost:" + getPort() + "/link?ticket=1";
    }

    /** Sends an envelope to whoever is connected. */
    void sends(String id, String type, boolean takesPayload, String payload) {
        House.eventually(() -> !getConnections().isEmpty());
        broadcast("""
                {"envelope_id":"%s","type":"%s","accepts_response_payload":%s,"payload":%s}""".formatted(id, type, takesPayload, payload));
    }

    @Override
    public void onOpen(WebSocket connection, ClientHandshake handshake) {
        connection.send("{\"type\":\"hello\",\"num_connections\":1,\"connection_info\":{\"app_id\":\"A1\"}}");
    }

    @Override
    public void onMessage(WebSocket connection, String message) {
        received.add(message);
    }

    @Override
    public void onStart() {
        listening = true;
    }

    @Override
    public void onClose(WebSocket connection, int code, String reason, boolean remote) {}

    @Override
    public void onError(WebSocket connection, Exception failure) {
        received.add(failure.toString());
    }
}
