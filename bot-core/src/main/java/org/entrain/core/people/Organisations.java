package org.entrain.core.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.chat.Workspace;
import org.entrain.core.database.Transaction;

/** The organisations, and the workspaces they have on each platform. */
final class Organisations {
    private static final String ADMINISTRATOR = "ADMINISTRATOR";

    UUID of(Transaction tx, Workspace workspace, Instant at) {
        return known(tx, workspace).orElseGet(() -> {
            UUID organisation = onlyOne(tx, at);
            add(tx, workspace, organisation, at);
            return organisation;
        });
    }

    void add(Transaction tx, Workspace workspace, UUID organisation, Instant at) {
        tx.handle()
                .createUpdate("""
                        INSERT INTO workspaces (platform, external_id, organisation_id, installed_at)
                        VALUES (:platform, :workspace, :organisation, :at)
                        ON CONFLICT (platform, external_id) DO UPDATE SET removed_at = NULL
                        """)
                .bind("platform", workspace.platform().name())
                .bind("workspace", workspace.id())
                .bind("organisation", organisation)
                .bind("at", at)
                .execute();
    }

    void remove(Transaction tx, Workspace workspace, Instant at) {
        tx.handle()
                .createUpdate(
                        "UPDATE workspaces SET removed_at = :at WHERE platform = :platform AND external_id = :workspace")
                .bind("platform", workspace.platform().name())
                .bind("workspace", workspace.id())
                .bind("at", at)
                .execute();
    }

    /** Notes that the app is there again, where it was removed before {@code at}. */
    void back(Transaction tx, Workspace workspace, Instant at) {
        tx.handle()
                .createUpdate("""
                        UPDATE workspaces SET removed_at = NULL
                        WHERE platform = :platform AND external_id = :workspace AND removed_at < :at
                        """)
                .bind("platform", workspace.platform().name())
                .bind("workspace", workspace.id())
                .bind("at", at)
                .execute();
    }

    UUID found(Transaction tx, String name, Instant at) {
        UUID id = UUID.randomUUID();
        tx.handle()
                .createUpdate("INSERT INTO organisations (id, name, created_at) VALUES (:id, :name, :at)")
                .bind("id", id)
                .bind("name", name)
                .bind("at", at)
                .execute();
        return id;
    }

    String name(Transaction tx, UUID organisation) {
        return tx.handle()
                .createQuery("SELECT name FROM organisations WHERE id = :organisation")
                .bind("organisation", organisation)
                .mapTo(String.class)
                .one();
    }

    /** Has an administrator's word on its name, which stands from now on. */
    void name(Transaction tx, UUID organisation, String name) {
        tx.handle()
                .createUpdate("UPDATE organisations SET name = :name, named_by = :by WHERE id = :organisation")
                .bind("organisation", organisation)
                .bind("name", name)
                .bind("by", ADMINISTRATOR)
                .execute();
    }

    /** The name of the first workspace that tells one becomes its organisation's, and follows it. */
    void named(Transaction tx, Workspace workspace, String name, Instant at) {
        tx.handle()
                .createUpdate("""
                        UPDATE organisations SET name = :name, named_by = :by
                        WHERE id = :organisation AND named_by IN ('', :by) AND (name, named_by) <> (:name, :by)
                        """)
                .bind("organisation", of(tx, workspace, at))
                .bind("name", name)
                .bind("by", workspace.platform().name() + "/" + workspace.id())
                .execute();
    }

    private static Optional<UUID> known(Transaction tx, Workspace workspace) {
        return tx.handle()
                .createQuery(
                        "SELECT organisation_id FROM workspaces WHERE platform = :platform AND external_id = :workspace")
                .bind("platform", workspace.platform().name())
                .bind("workspace", workspace.id())
                .mapTo(UUID.class)
                .findOne();
    }

    private UUID onlyOne(Transaction tx, Instant at) {
        // Two first requests at once must not found two organisations.
        tx.handle().execute("LOCK TABLE organisations IN SHARE ROW EXCLUSIVE MODE");
        List<UUID> all = tx.handle()
                .createQuery("SELECT id FROM organisations ORDER BY created_at LIMIT 2")
                .mapTo(UUID.class)
                .list();
        if (all.size() > 1) {
            throw new IllegalStateException("A new workspace, and several organisations it could belong to");
        }
        return all.isEmpty() ? found(tx, "Entrain", at) : all.getFirst();
    }
}
