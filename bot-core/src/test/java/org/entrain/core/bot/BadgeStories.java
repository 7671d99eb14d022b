package org.entrain.core.bot;

import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.entrain.core.activity.Fact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Where stories of badges begin: two people who belong here and earn some. */
abstract class BadgeStories {
    final FireSafety safety;
    final World world;

    BadgeStories(FireSafety safety) {
        this.safety = safety.started();
        this.world = safety.world;
    }

    @BeforeEach
    void they_belong_here() {
        safety.chen.in(FireSafety.LEFT).joins();
        safety.bo.in(FireSafety.RIGHT).joins();
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** Somebody answers reviews in time. */
    void reviews(Visitor visitor, int many, boolean recalled) {
        IntStream.range(0, many)
                .forEach(i -> record(new Fact.QuestionReviewed(
                        safety.community(),
                        Optional.of(visitor.person()),
                        UUID.randomUUID(),
                        world.now(),
                        true,
                        recalled)));
    }

    void finishesAPath(Visitor visitor) {
        record(new Fact.PathFinished(
                safety.community(), Optional.of(visitor.person()), UUID.randomUUID(), world.now()));
    }

    /** Has something happen, and no two things at one moment. */
    void record(Fact fact) {
        world.happens(fact);
        world.later(Duration.ofMillis(1));
    }

    static String badges(Visitor visitor) {
        return privately(visitor.says("badges"));
    }
}
