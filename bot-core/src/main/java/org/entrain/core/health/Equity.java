package org.entrain.core.health;

import java.util.List;
import java.util.Optional;

/** How evenly the members of a community take part. */
final class Equity {
    private Equity() {}

    /**
     * The Gini coefficient: 0 where all do equally much, towards 1 the more one of many does it all.
     *
     * <p>G = Σᵢ (2i − n − 1) xᵢ / (n Σ xᵢ), the xᵢ ascending, i from 1 (Sen, On Economic Inequality, 1973). Not corrected
     * for small n: whoever shows it shows n as well.
     *
     * @param counts what each of them did, none below 0, in any order, those who did nothing included
     * @return empty where nobody did anything: then there is nothing to share
     */
    static Optional<Double> gini(List<Integer> counts) {
        List<Integer> ascending = counts.stream().sorted().toList();
        long n = ascending.size();
        long all = 0;
        long weighted = 0;
        for (int i = 0; i < n; i++) {
            all += ascending.get(i);
            weighted += (2L * (i + 1) - n - 1) * ascending.get(i);
        }
        return all == 0 ? Optional.empty() : Optional.of((double) weighted / ((double) n * all));
    }
}
