package org.entrain.playground;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lets nobody but the playground's own page speak to it: a page of another site (by a form, or by a name that it has
 * point to this machine) is turned away.
 */
final class PageGuard {
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    private final URI publicUrl;

    PageGuard(URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    void check(Context ctx) {
        String host = Optional.ofNullable(ctx.header("Host")).orElse("");
        if (!isOurs("http://" + host)) {
            throw new ForbiddenResponse("The playground is not at this address");
        }
        if (Optional.ofNullable(ctx.header("Origin"))
                .filter(origin -> !isOurs(origin))
                .isPresent()) {
            throw new ForbiddenResponse("The playground is only for its own page");
        }
        boolean isJson = Optional.ofNullable(ctx.contentType())
                .filter(type -> type.startsWith("application/json"))
                .isPresent();
        if (ctx.method().equals(HandlerType.POST) && !isJson) {
            throw new HttpResponseException(415, "Send JSON", Map.of());
        }
    }

    private boolean isOurs(String origin) {
        try {
            String host = Optional.ofNullable(URI.create(origin).getHost()).orElse("");
            return LOCAL.contains(host) || host.equals(publicUrl.getHost());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
