package org.entrain.core.bot;

import java.time.Instant;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Place;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Person;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/**
 * One thing that one person did, with all that was found out about it at the door.
 *
 * @param tx the transaction it is handled in
 * @param person who did it
 * @param interaction what they did
 */
public record Turn(Transaction tx, Person person, Interaction.ByPerson interaction) {
    /** When it happened. */
    public Instant at() {
        return interaction.at();
    }

    /** Where it happened. */
    public Place place() {
        return interaction.place();
    }

    /** The language to answer the person in: their own, else English. */
    public Language language() {
        return person.language().orElse(Language.EN);
    }

    /** The texts beside {@code feature} in the person's language. */
    public Texts texts(Class<?> feature) {
        return Texts.of(feature, language());
    }
}
