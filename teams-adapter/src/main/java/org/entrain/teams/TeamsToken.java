package org.entrain.teams;

import java.time.Instant;
import java.util.Set;

/**
 * A token of the platform whose signature, issuer, audience and times were found right.
 *
 * @param serviceUrl the connector that the platform says it speaks from
 * @param endorsements the channels that its key may speak for
 * @param expires when it ends
 */
record TeamsToken(String serviceUrl, Set<String> endorsements, Instant expires) {
    /** The one channel that Entrain speaks with. */
    static final String CHANNEL = "msteams";

    TeamsToken {
        endorsements = Set.copyOf(endorsements);
    }

    /**
     * Throws {@link Refused} unless the token was issued for an activity of this channel and connector. The SDK lets
     * an activity without either pass.
     */
    void mustCover(String channelId, String activityServiceUrl) {
        if (!CHANNEL.equals(channelId) || !endorsements.contains(channelId)) {
            throw new Refused("the key is not endorsed for the activity's channel");
        }
        if (serviceUrl.isEmpty() || !serviceUrl.equalsIgnoreCase(activityServiceUrl)) {
            throw new Refused("the token is for another service URL");
        }
    }

    /** The caller is not who it says it is. The message holds no part of what was sent. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason);
        }
    }
}
