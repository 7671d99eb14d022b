package org.entrain.playground;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the platforms were told to do wrong, and how often yet.
 *
 * <p>{@code TOO_MANY_REQUESTS}, {@code SERVER_ERROR} and {@code TIMEOUT} happen to what the bot asks of the platform,
 * which then is not done. {@code DUPLICATE} and {@code REORDER} happen to what the platform tells the bot.
 * {@code LOST_ACK} with a method loses the platform's answer to the bot, after the deed; without one it loses the bot's
 * answer to the platform.
 */
final class Misbehaviour {
    /** A way to misbehave, by the name that the page gives it. */
    enum Kind {
        TOO_MANY_REQUESTS,
        SERVER_ERROR,
        TIMEOUT,
        DUPLICATE,
        REORDER,
        LOST_ACK;

        static Optional<Kind> named(String name) {
            for (Kind kind : values()) {
                if (kind.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    private record Order(String platform, Kind kind, Optional<String> method, int times) {
        boolean isFor(String where, Kind how, Optional<String> what) {
            return platform.equals(where) && kind == how && (method.isEmpty() || method.equals(what));
        }
    }

    private final List<Order> orders = new ArrayList<>();

    synchronized void order(String platform, Kind kind, int times, Optional<String> method) {
        orders.add(new Order(platform, kind, method, times));
    }

    /** Whether the delivery that is about to be made to the bot goes wrong in this way. */
    boolean strikesDelivery(String platform, Kind kind) {
        return strikes(platform, kind, Optional.empty());
    }

    /** Whether the call of {@code method} that the bot makes goes wrong in this way. */
    boolean strikesCall(String platform, Kind kind, String method) {
        return strikes(platform, kind, Optional.of(method));
    }

    private synchronized boolean strikes(String platform, Kind kind, Optional<String> method) {
        for (int i = 0; i < orders.size(); i++) {
            Order order = orders.get(i);
            boolean forACall = kind != Kind.LOST_ACK || order.method().isPresent() == method.isPresent();
            if (order.isFor(platform, kind, method) && forACall) {
                if (order.times() <= 1) {
                    orders.remove(i);
                } else {
                    orders.set(i, new Order(platform, kind, order.method(), order.times() - 1));
                }
                return true;
            }
        }
        return false;
    }
}
