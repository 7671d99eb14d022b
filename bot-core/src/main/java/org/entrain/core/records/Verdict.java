package org.entrain.core.records;

import java.time.Duration;

/** What a store made of some statements. */
sealed interface Verdict {
    /** It has them. */
    record Taken() implements Verdict {}

    /** It has none of them, and never will as they are: one at least is wrong. */
    record Refused(String reason) implements Verdict {}

    /**
     * It may have them or not, and can be told again.
     *
     * @param after how long to wait at least, as it says; zero where it does not
     */
    record Later(Duration after, String reason) implements Verdict {}

    /** It lets nobody in, or there is no store at that address. */
    record Shut(String reason) implements Verdict {}
}
