package org.entrain.core.credentials;

/** Something that was handed over to be verified has no credential in it that can be read. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Verdict verdict;

    Unreadable(Verdict verdict) {
        super(verdict.toString(), null, false, false);
        this.verdict = verdict;
    }

    /** What can be said of it instead. */
    Verdict verdict() {
        return verdict;
    }
}
