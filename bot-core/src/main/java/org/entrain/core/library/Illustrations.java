package org.entrain.core.library;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.bank.Pictures;
import org.entrain.core.database.Transaction;
import org.entrain.core.formats.Numbered;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Picture;

/** The pictures of the questions of one file: those that came along are kept, and what cannot be shown is taken off. */
final class Illustrations {
    private final Transaction tx;
    private final Pictures pictures;
    private final UUID organisation;
    private final Map<String, byte[]> brought;
    private final Map<Picture, Boolean> shown = new HashMap<>();
    private int lost;

    /**
     * Keeps pictures.
     *
     * @param brought the pictures of the file, by their addresses
     */
    Illustrations(Transaction tx, Pictures pictures, UUID organisation, Map<String, byte[]> brought) {
        this.tx = tx;
        this.pictures = pictures;
        this.organisation = organisation;
        this.brought = Map.copyOf(brought);
    }

    List<Item> of(List<Numbered> questions) {
        return questions.stream().map(Numbered::item).map(this::of).toList();
    }

    /** How many questions have lost their picture. */
    int lost() {
        return lost;
    }

    private Item of(Item item) {
        if (item.picture().isEmpty() || shown.computeIfAbsent(item.picture().get(), this::canBeShown)) {
            return item;
        }
        lost++;
        return new Item(item.question(), Optional.empty(), item.hint(), item.tags(), item.difficulty(), item.source());
    }

    /** A picture that Entrain shall have must come along, or be one of the organisation's own. */
    private boolean canBeShown(Picture picture) {
        if (!Picture.KEPT.equals(picture.at().getScheme())) {
            return true;
        }
        String id = picture.at().getSchemeSpecificPart();
        byte[] content = brought.get(picture.at().toString());
        if (content == null) {
            return pictures.keeps(tx, organisation, id);
        }
        return Pictures.wrong(content).isEmpty()
                && pictures.keep(tx, organisation, content).equals(id);
    }
}
