package org.entrain.core.bot;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.PersonalData;

/** Stands for whoever keeps persons and accounts: no name and no account is left, the row is. */
final class AccountsPersonalData implements PersonalData {
    @Override
    public List<String> tables() {
        return List.of("persons", "accounts");
    }

    @Override
    public Map<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        return Map.of(
                "You",
                tx.handle()
                        .createQuery("SELECT name, email, created_at FROM persons WHERE id = :person")
                        .bind("person", person)
                        .mapToMap()
                        .list());
    }

    @Override
    public void forget(Transaction tx, UUID person, Instant at) {
        tx.handle()
                .createUpdate("DELETE FROM accounts WHERE person_id = :person")
                .bind("person", person)
                .execute();
        tx.handle()
                .createUpdate("UPDATE persons SET name = 'Somebody', email = NULL WHERE id = :person")
                .bind("person", person)
                .execute();
    }

    @Override
    public void merge(Transaction tx, UUID from, UUID into) {
        throw new UnsupportedOperationException("Nobody is merged in these stories");
    }
}
