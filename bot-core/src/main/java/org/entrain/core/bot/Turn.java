package org.entrain.core.bot;

import java.time.Instant;
import java.util.Optional;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Place;
import org.entrain.core.communities.Community;
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
 * @param here the community whose home it happened in
 */
public record Turn(Transaction tx, Person person, Interaction.ByPerson interaction, Optional<Community> here) {
    /** When it happened. */
    public Instant at() {
        return interaction.at();
    }

    /** Where it happened. */
    public Place place() {
        return interaction.place();
    }

    /** The language to answer the person in: their own, else the community's, else English. */
    public Language language() {
        return person.language()
                .or(() -> here.map(Community::language))
                .orElse(Language.EN);
    }

    /** The texts beside {@code feature} in the person's language. */
    public Texts texts(Class<?> feature) {
        return Texts.of(feature, language());
    }
}
