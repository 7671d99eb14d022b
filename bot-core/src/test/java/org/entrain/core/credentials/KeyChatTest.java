package org.entrain.core.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.entrain.core.bot.FireSafety;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyChatTest {
    private final FireSafety safety = new FireSafety();

    @AfterEach
    void close() {
        safety.close();
    }

    @Test
    void an_administrator_has_badges_signed_with_new_keys_and_nobody_else_does() {
        assertThat(safety.amina.says("badge keys rotate").toString()).contains("nothing to renew");
        var database = safety.world.database();
        var credentials = new Credentials(House.URL);
        var signing =
                new Signing(database, House.URL, () -> Sealing.with("0123456789abcdef0123456789abcdef"), new Random(7));
        UUID id = UUID.randomUUID();
        database.useTransaction(tx -> {
            UUID organisation = tx.handle()
                    .createQuery("SELECT organisation_id FROM communities WHERE name = 'Fire safety'")
                    .mapTo(UUID.class)
                    .one();
            UUID chen = tx.handle()
                    .createQuery("SELECT id FROM persons WHERE organisation_id = ? LIMIT 1")
                    .bind(0, organisation)
                    .mapTo(UUID.class)
                    .one();
            var draft = new Draft(
                    id, House.warden(organisation), chen, safety.world.now(), Optional.empty(), Optional.empty());
            credentials.issue(tx, draft);
            assertThat(signing.signed(tx, id, safety.world.now()).isPresent()).isTrue();
        });
        assertThat(safety.bo.says("badge keys rotate").toString()).doesNotContain("nouvelles");
        assertThat(safety.amina.says("badge keys rotate").toString()).contains("new keys");
        assertThat(safety.amina.says("badge keys rotate").toString()).contains("nothing to renew");
    }
}
