package org.entrain.teams;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** A client whose machine breaks at the first request, as when memory ends, and works from then on. */
final class BrokenHttpClient extends HttpClient {
    private final HttpClient whole;
    private final AtomicBoolean broken = new AtomicBoolean(true);

    BrokenHttpClient(HttpClient whole) {
        this.whole = whole;
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        if (broken.getAndSet(false)) {
            throw new OutOfMemoryError("as a test has it");
        }
        return whole.send(request, handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        return whole.sendAsync(request, handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request,
            HttpResponse.BodyHandler<T> handler,
            HttpResponse.PushPromiseHandler<T> pushPromiseHandler) {
        return whole.sendAsync(request, handler, pushPromiseHandler);
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return whole.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return whole.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return whole.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return whole.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return whole.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return whole.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return whole.authenticator();
    }

    @Override
    public Version version() {
        return whole.version();
    }

    @Override
    public Optional<Executor> executor() {
        return whole.executor();
    }
}
