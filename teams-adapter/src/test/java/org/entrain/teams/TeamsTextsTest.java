package org.entrain.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;
import org.junit.jupiter.api.Test;

final class TeamsTextsTest {
    @Test
    void every_text_exists_in_both_languages_and_says_something() {
        for (String file : List.of("texts", "manifest")) {
            Texts english = Texts.named(TeamsTurn.class, file, Language.EN);
            Texts french = Texts.named(TeamsTurn.class, file, Language.FR);
            assertThat(french.keys()).containsExactlyInAnyOrderElementsOf(english.keys());
            assertThat(english.keys()).allSatisfy(key -> {
                assertThat(english.say(key)).isNotBlank();
                assertThat(french.say(key)).isNotBlank();
            });
        }
    }
}
