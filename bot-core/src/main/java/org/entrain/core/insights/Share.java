package org.entrain.core.insights;

import java.util.Collection;

/**
 * A share of a group as it is said: in tenths, and never all or none, which would be said of each of them.
 *
 * @param tenths from 1 to 9; 1 stands for a tenth or fewer, 9 for nine tenths or more
 */
public record Share(int tenths) {
    public Share {
        if (tenths < 1 || tenths > 9) {
            throw new IllegalArgumentException("Not a share that may be said: " + tenths);
        }
    }

    /** The mean of what each did; each counts as much as any other. */
    static Share of(Collection<Tally> tallies) {
        double mean = tallies.stream()
                .mapToDouble(tally -> (double) tally.good() / tally.of())
                .average()
                .orElse(0);
        return new Share(Math.clamp(Math.round(10 * mean), 1, 9));
    }

    /** In percent. */
    public int percent() {
        return 10 * tenths;
    }
}
