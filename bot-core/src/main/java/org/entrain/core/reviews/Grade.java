package org.entrain.core.reviews;

/** How well somebody remembered, in the four steps of FSRS, from worst to best. */
public enum Grade {
    /** Not, or only in part. */
    AGAIN(1),
    /** After a hint, or at a second try. */
    HARD(2),
    /** At the first try. */
    GOOD(3),
    /** So well that they said it was too easy. */
    EASY(4);

    private final int number;

    Grade(int number) {
        this.number = number;
    }

    /** Its number in FSRS, from 1 to 4. */
    public int number() {
        return number;
    }

    /** The grade with a number from 1 to 4; throws {@link IllegalArgumentException} for any other. */
    public static Grade of(int number) {
        return switch (number) {
            case 1 -> AGAIN;
            case 2 -> HARD;
            case 3 -> GOOD;
            case 4 -> EASY;
            default -> throw new IllegalArgumentException("A grade of " + number);
        };
    }

    /** Whether it was remembered at all. */
    public boolean isRemembered() {
        return this != AGAIN;
    }
}
