package org.entrain.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Platform;
import org.entrain.core.chat.Words;
import org.entrain.core.chat.Workspace;

class TextsTest {
    private final Texts english = Texts.of(TextsTest.class, Language.EN);
    private final Texts french = Texts.of(TextsTest.class, Language.FR);

    @Example
    void an_apostrophe_is_just_an_apostrophe() {
        assertThat(english.say("apostrophes", "Bo")).isEqualTo("It's Bo's turn, isn't it?");
        assertThat(french.say("apostrophes", "l'équipe")).isEqualTo("C'est à l'équipe, n'est-ce pas ?");
    }

    @Example
    void nobody_one_and_two_are_told_apart_apostrophes_and_all() {
        assertThat(english.say("plural", 0)).isEqualTo("nobody's here");
        assertThat(english.say("plural", 1)).isEqualTo("one person's here");
        assertThat(english.say("plural", 2)).isEqualTo("2 people's turn isn't over");
        assertThat(french.say("plural", 0)).isEqualTo("personne n'est là");
        assertThat(french.say("plural", 1)).isEqualTo("quelqu'un est là");
        assertThat(french.say("plural", 2)).isEqualTo("2 personnes n'ont pas fini");
    }

    @Example
    void a_text_without_arguments_may_hold_braces() {
        assertThat(english.say("braces")).isEqualTo("Where's the door? { =here ~there }");
        assertThat(french.say("braces")).isEqualTo("Où est l'issue ? { =ici ~là-bas }");
    }

    @Example
    void a_number_is_written_as_the_language_writes_it() {
        assertThat(english.say("number", 12345)).isEqualTo("12,345");
        assertThat(french.say("number", 12345)).isEqualTo("12\u202f345");
    }

    @Example
    void underlines_within_a_word_are_no_emphasis() {
        assertThat(english.words("names", "Bo").spans()).containsExactly(new Words.Plain("snake_case_words stay, Bo"));
    }

    @Example
    void a_mention_stays_a_mention() {
        var mention = new Words.Mention(new Account(new Workspace(new Platform("left"), "L1"), "bo"), "Bo");
        assertThat(english.words("plain", mention).spans()).containsExactly(new Words.Plain("Hello "), mention);
    }

    @Example
    void a_text_that_does_not_exist_is_named() {
        assertThatThrownBy(() -> english.say("nowhere")).hasMessageContaining("nowhere");
    }

    @Property(tries = 300)
    void whatever_a_name_contains_no_markup_arises_from_it(@ForAll String name) {
        assertThat(english.words("plain", name).spans()).isEqualTo(List.of(new Words.Plain("Hello " + name)));
        assertThat(english.words("markup", name, name, name).spans())
                .containsExactly(
                        new Words.Strong(name),
                        new Words.Plain(" and "),
                        new Words.Emphasis(name),
                        new Words.Plain(" and "),
                        new Words.Typed(name));
    }

    @Example
    void a_name_made_of_markup_is_read_as_it_stands() {
        for (String name :
                List.of("**x**", "_x_", "`quiz close`", "{0}", "'{0}'", "\uE000", "\uE100", "<@U1>", "$1\\")) {
            whatever_a_name_contains_no_markup_arises_from_it(name);
        }
    }
}
