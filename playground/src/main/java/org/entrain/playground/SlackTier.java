package org.entrain.playground;

/**
 * How many calls of a method Slack promises to take in a minute, for one app in one workspace
 * (<a href="https://docs.slack.dev/apis/web-api/rate-limits/">Rate limits</a>). It takes somewhat more: here twice as
 * many in one go.
 */
enum SlackTier {
    TIER_2(20),
    TIER_3(50),
    TIER_4(100),
    /** {@code auth.test}: "hundreds of requests per minute". */
    AUTH_TEST(600),
    /** {@code chat.postMessage}: "several hundred messages per minute", and one a second in a channel. */
    POST_MESSAGE(300);

    private final int perMinute;

    SlackTier(int perMinute) {
        this.perMinute = perMinute;
    }

    RateLimit.Window window() {
        return new RateLimit.Window(2 * perMinute, perMinute / 60.0);
    }
}
