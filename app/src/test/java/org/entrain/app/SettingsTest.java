package org.entrain.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Map<String, String> STORE =
            Map.of("XAPI_ENDPOINT", "https://lrs.example.org/xapi", "XAPI_KEY", "entrain", "XAPI_SECRET", "hush");

    private static Settings with(String name, String value) {
        var environment = new HashMap<>(STORE);
        environment.put(name, value);
        return Settings.of(environment);
    }

    @Test
    void a_learning_record_store_is_named_by_its_address_a_key_and_a_secret_that_nobody_reads() {
        assertThat(Settings.of(Map.of()).records()).isEmpty();
        assertThat(Settings.of(STORE).records().orElseThrow()).hasToString("https://lrs.example.org/xapi (xAPI 1.0.3)");
        assertThat(Settings.of(STORE).toString()).doesNotContain("hush");
        assertThat(with("XAPI_VERSION", "2.0.0").records().orElseThrow().version())
                .isEqualTo("2.0.0");
    }

    @Test
    void whoever_mistypes_a_setting_of_the_store_reads_which_and_what_it_should_be() {
        assertThatThrownBy(() -> with("XAPI_SECRET", ""))
                .hasMessage("XAPI_SECRET is missing: it comes with the client's key");
        for (String wrong :
                new String[] {"lrs.example.org", "https://key:hush@lrs.example.org", "http://a b", "file:/x"}) {
            assertThatThrownBy(() -> with("XAPI_ENDPOINT", wrong))
                    .hasMessageStartingWith("XAPI_ENDPOINT is an address such as")
                    .hasMessageNotContaining("hush");
        }
        assertThatThrownBy(() -> with("XAPI_VERSION", "0.9"))
                .hasMessage("XAPI_VERSION is 1.0.0 to 1.0.3 or 2.0.0, not: 0.9");
    }
}
