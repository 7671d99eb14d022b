package org.entrain.core.bot;

import java.time.Instant;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Place;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.Person;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/**
 * One thing that one person did, with all that was found out about it at the door. A turn that nobody found to be allowed
 * changes nothing: a feature that forgets to ask fails, it does not let everybody in.
 */
public final class Turn {
    private final Transaction tx;
    private final Person person;
    private final Interaction.ByPerson interaction;
    private final Right right;
    private boolean permitted;

    Turn(Transaction tx, Person person, Interaction.ByPerson interaction, Right right) {
        this.tx = tx;
        this.person = person;
        this.interaction = interaction;
        this.right = right;
    }

    /** The same, asking for a right. */
    Turn asking(Right other) {
        return new Turn(tx, person, interaction, other);
    }

    /** The transaction it is handled in. */
    public Transaction tx() {
        return tx;
    }

    /** Who did it. */
    public Person person() {
        return person;
    }

    /** What they did. */
    public Interaction.ByPerson interaction() {
        return interaction;
    }

    /** The right that what they did takes. */
    public Right right() {
        return right;
    }

    /** Notes that they may. For {@link Gate} alone, which has looked. */
    public void permit() {
        permitted = true;
    }

    boolean isPermitted() {
        return permitted;
    }

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
