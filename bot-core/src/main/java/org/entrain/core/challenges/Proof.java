package org.entrain.core.challenges;

import java.util.Optional;
import java.util.UUID;

/**
 * What somebody showed for a step.
 *
 * @param step from 0
 * @param author's name
 * @param words may be empty where there is a picture
 * @param picture the SHA-256 under which it is kept
 * @param reason the kind word with which it was sent back
 */
record Proof(
        UUID id,
        UUID challenge,
        int step,
        UUID person,
        String author,
        String words,
        Optional<String> picture,
        Share share,
        State state,
        Optional<String> reason) {
    /** Who may see it. */
    enum Share {
        /** Whoever reads the community's channels. */
        CHANNEL,
        /** Members of the community who look at proofs, one by one. */
        PEERS,
        /** The crew alone. */
        CREW
    }

    /** What became of it. */
    enum State {
        WAITING,
        APPROVED,
        /** The author was asked for another try. */
        SENT_BACK
    }

    boolean isWaiting() {
        return state == State.WAITING;
    }
}
