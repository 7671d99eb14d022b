package org.entrain.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

final class TeamsAddressTest {
    @Test
    void an_address_comes_back_as_it_was_kept_and_holds_nothing_else() throws Exception {
        TeamsAddress address =
                TeamsAddress.of("https://smba.trafficmanager.net/emea/", "19:abc;messageid=77", "channel", "28:b", "t");
        assertThat(TeamsAddress.parse(address.encoded())).contains(address);
        JsonNode kept = TeamsJson.MAPPER.readTree(address.encoded());
        assertThat(kept.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("serviceUrl", "conversation", "thread", "type", "bot", "tenant");
        assertThat(address.threadedConversation()).isEqualTo("19:abc;messageid=77");
    }

    @Test
    void what_is_no_address_is_none() {
        assertThat(TeamsAddress.parse("")).isEmpty();
        assertThat(TeamsAddress.parse("null")).isEmpty();
        assertThat(TeamsAddress.parse("{}")).isEmpty();
        assertThat(TeamsAddress.parse("19:abc")).isEmpty();
    }
}
