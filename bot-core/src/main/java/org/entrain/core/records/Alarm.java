package org.entrain.core.records;

import java.time.Instant;
import java.util.Set;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.chat.Account;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.People;
import org.entrain.core.people.Person;

/** Tells administrators that the store lets Entrain in no more: nobody else can do something about it. */
public final class Alarm {
    private final People people;
    private final Attention attention;
    private final Set<Account> administrators;

    /** For these. */
    public Alarm(People people, Attention attention, Set<Account> administrators) {
        this.people = people;
        this.attention = attention;
        this.administrators = Set.copyOf(administrators);
    }

    void ring(Transaction tx, Instant now) {
        administrators.stream()
                .flatMap(account -> people.find(tx, account).stream())
                .map(Person::id)
                .distinct()
                .forEach(person -> attention.write(
                        tx, person, "records/%s/%s".formatted(now, person), RecordsCards::shut, Weight.EXPECTED, now));
    }
}
