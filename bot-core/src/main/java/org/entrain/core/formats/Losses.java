package org.entrain.core.formats;

import java.util.ArrayList;
import java.util.List;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Picture;

/** Gathers what cannot be held: by a format that is written, or by Entrain where one is read. */
final class Losses {
    private final List<Problem> all = new ArrayList<>();

    void add(int line, String key, Object... arguments) {
        all.add(new Problem(line, key, List.of(arguments)));
    }

    void add(Problem loss) {
        all.add(loss);
    }

    /** Notes that a picture of Entrain's own is not in the file. */
    void addUnreachablePicture(Item item, int number, String format) {
        item.picture()
                .filter(picture -> !canBeReached(picture))
                .ifPresent(picture -> add(number, "loss.picture", format));
    }

    List<Problem> all() {
        return List.copyOf(all);
    }

    /** Whether a picture can be seen from anywhere, not only in Entrain. */
    static boolean canBeReached(Picture picture) {
        return !Picture.KEPT.equals(picture.at().getScheme());
    }
}
