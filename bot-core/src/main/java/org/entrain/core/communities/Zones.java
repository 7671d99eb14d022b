package org.entrain.core.communities;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Time zones as people type them: {@code Europe/Paris}, {@code europe/paris}, or the city alone. */
final class Zones {
    private static final int NEAREST = 3;

    private static final List<String> NAMES = Stream.concat(
                    Stream.of("UTC"),
                    ZoneId.getAvailableZoneIds().stream()
                            .filter(
                                    name -> name.matches(
                                            "(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
                            .sorted())
            .toList();

    private Zones() {}

    /** The zone that is meant; empty where there is none of this name. */
    static Optional<ZoneId> read(String typed) {
        String wanted = typed.strip().replace(' ', '_');
        return NAMES.stream()
                .filter(name -> name.equalsIgnoreCase(wanted))
                .findFirst()
                .or(() -> NAMES.stream()
                        .filter(name -> city(name).equalsIgnoreCase(wanted))
                        .findFirst())
                .map(ZoneId::of);
    }

    /** The names of zones that are most like what was typed, the likest first. */
    static List<String> nearest(String typed) {
        String wanted = typed.strip().replace(' ', '_').toLowerCase(Locale.ROOT);
        return NAMES.stream()
                .sorted(Comparator.comparingInt(name -> distance(wanted, name.toLowerCase(Locale.ROOT))))
                .limit(NEAREST)
                .toList();
    }

    private static int distance(String wanted, String name) {
        var distance = LevenshteinDistance.getDefaultInstance();
        return wanted.contains("/")
                ? distance.apply(wanted, name)
                : Math.min(distance.apply(wanted, name), distance.apply(wanted, city(name)));
    }

    private static String city(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
