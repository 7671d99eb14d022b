package org.entrain.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Stands for Slack's Web API and its response URLs, in a process of its own: reads every request to its end and says that
 * all is well. It hands out files of questions, and {@code GET /count} tells how many messages came to response URLs.
 */
final class Sink {
    private final AtomicLong responses = new AtomicLong();

    private Sink() {}

    /** Argument: the port. */
    public static void main(String[] arguments) throws IOException {
        new Sink().listen(Integer.parseInt(arguments[0]));
    }

    private void listen(int port) throws IOException {
        try (var server = new ServerSocket(port, 1_000, InetAddress.getLoopbackAddress())) {
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            for (String first = line(in); !first.isEmpty(); first = line(in)) {
                skipRest(in);
                socket.getOutputStream().write(answer(first));
            }
        } catch (IOException closed) {
            // Whoever called has gone: there is nobody to tell.
        }
    }

    private byte[] answer(String first) {
        if (first.startsWith("POST /response/")) {
            responses.incrementAndGet();
        }
        String body = first.startsWith("GET /count ")
                ? Long.toString(responses.get())
                : first.startsWith("GET /questions/")
                        ? questions(first.substring("GET /questions/".length(), first.indexOf(".gift ")))
                        : "{\"ok\":true,\"channel\":\"C0BENCH01\",\"ts\":\"1548261231.000200\"}";
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A file of questions, none of which is in another file. */
    private static String questions(String file) {
        return IntStream.range(0, Importing.QUESTIONS)
                .mapToObj(n -> """
                        Which of these does number %d of %s ask of everybody? {
                          =To leave by the nearest way #Well remembered.
                          ~To wait for the lift #Lifts stop in a fire.
                          ~To open all windows #Air feeds a fire.
                          ~To fetch their bags #Things can be replaced.
                        }
                        """.formatted(n, file))
                .collect(Collectors.joining("\n"));
    }

    private static void skipRest(InputStream in) throws IOException {
        long length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length =
                        Long.parseLong(header.substring(header.indexOf(':') + 1).strip());
            }
        }
        in.skipNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
