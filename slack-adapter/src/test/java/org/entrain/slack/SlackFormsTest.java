package org.entrain.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.model.view.ViewState;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Words;
import org.entrain.core.chat.Workspace;
import org.junit.jupiter.api.Test;

class SlackFormsTest {
    private static final Workspace HERE = new Workspace(SlackPlatform.PLATFORM, "T1");
    private static final Place PLACE = new Place(HERE, "C1", Place.Kind.SHARED, "");
    private static final Action SAVE = Action.of("prompts.save", "p1");

    @Test
    void every_kind_of_field_is_drawn_as_it_always_was() throws IOException {
        var form = new Form(
                SAVE,
                "Une question pour lundi matin",
                List.of(
                        new Block.Text(Words.plain("Pour la communauté")),
                        new Block.Picture(URI.create("https://e.example.org/pictures/a"), "Une cloche")),
                List.of(
                        new Form.TextField("title", "Titre", "Court", false, false, 80, ""),
                        new Form.TextField("body", "Texte", "", true, true, 3_000, "Bonjour"),
                        new Form.ChoiceField("day", "Jour", "", false, false, options(2)),
                        new Form.ChoiceField("days", "Jours", "", true, true, options(2)),
                        new Form.ChoiceField("hour", "Heure", "", false, false, options(12)),
                        new Form.ChoiceField("hours", "Heures", "", true, true, options(12)),
                        new Form.ChoiceField("kind", "Genre", "", false, false, options(2), List.of("v1")),
                        new Form.ChoiceField("kinds", "Genres", "", true, true, options(2), List.of("v0", "gone")),
                        new Form.ChoiceField("zone", "Fuseau", "", false, false, options(12), List.of("v3", "v4")),
                        new Form.ChoiceField("zones", "Fuseaux", "", true, true, options(12), List.of("v3", "v4")),
                        new Form.PersonField("lead", "Pilote", "", false, false, List.of(somebody("U1"))),
                        new Form.PersonField("crew", "Équipe", "Qui aide", true, true, people()),
                        new Form.PersonField("others", "D'autres", "", true, true, List.of()),
                        new Form.DateField("until", "Jusqu'au", "", true, Optional.of(LocalDate.of(2026, 12, 1))),
                        new Form.DateField("from", "À partir du", "", true, Optional.empty())),
                "Enregistrer",
                "Annuler");
        assertThat(form.fields()).hasSize(15);
        isGolden("every-field", SlackForms.form(form, PLACE));
    }

    @Test
    void the_home_page_is_drawn_as_it_always_was() throws IOException {
        var page = Message.of(
                new Block.Heading("Bonjour Amina"),
                new Block.Text(Words.plain("Rien ne presse.")),
                new Block.Progress("Semaine", 4, 9, "4 sur 9"),
                Block.Buttons.of(Button.opening("Pause", Action.of("pause.ask"))));
        isGolden("home", SlackForms.home(page, PLACE));
        isGolden("window", SlackForms.shown(page, "Fermer", PLACE));
    }

    private static void isGolden(String name, ObjectNode view) throws IOException {
        Emitted.isView(view);
        Golden.isAsItWas(name, view);
    }

    @Test
    void questions_count_among_the_hundred_blocks_and_stay_when_the_introduction_is_cut() {
        List<Block> intro = IntStream.range(0, 90)
                .<Block>mapToObj(i -> new Block.Text(Words.plain("Line " + i)))
                .toList();
        ObjectNode view = SlackForms.form(asking(intro, questions(40, "")), PLACE);
        Emitted.isView(view);
        assertThat(view.path("blocks")).hasSize(100);
        assertThat(view.findValues("block_id").stream().filter(id -> id.asText().startsWith("q")))
                .hasSize(40);
    }

    @Test
    void twelve_things_to_match_are_twelve_lists_that_fold_out() {
        List<Form.Field> fields = IntStream.range(0, 12)
                .<Form.Field>mapToObj(i -> new Form.ChoiceField("m" + i, "Thing " + i, "", false, false, options(12)))
                .toList();
        ObjectNode view = SlackForms.form(asking(List.of(), fields), PLACE);
        Emitted.isView(view);
        assertThat(view.findValues("type").stream().filter(type -> type.asText().equals("static_select")))
                .hasSize(12);
        assertThat(new Form.ChoiceField("m", "M", "", false, false, options(8)))
                .satisfies(eight -> assertThat(asking(List.of(), List.of(eight)).folds(eight))
                        .isFalse())
                .satisfies(eight -> assertThat(
                                asking(List.of(), Collections.nCopies(4, eight)).folds(eight))
                        .isTrue());
    }

    /** The budget of 13,000 characters is a message's. */
    @Test
    void a_long_introduction_of_a_form_stays_whole() {
        List<Block> intro = List.of(new Block.Text(Words.plain("word ".repeat(5_000))));
        String drawn = SlackForms.form(asking(intro, questions(1, "")), PLACE).toString();
        assertThat(drawn).doesNotContain("…").hasSizeGreaterThan(25_000);
    }

    @Test
    void a_form_that_asks_far_too_much_opens_with_what_fits() {
        Emitted.isView(SlackForms.form(asking(List.of(), questions(300, "é".repeat(4_000))), PLACE));
        var select = new Form.ChoiceField("who", "Who", "", false, true, options(20_000));
        Emitted.isView(SlackForms.form(asking(List.of(), List.of(select)), PLACE));
        var nothing = new Form.ChoiceField("who", "Who", "", false, true, List.of());
        Emitted.isView(SlackForms.form(asking(List.of(), List.of(nothing)), PLACE));
    }

    @Test
    void an_option_whose_value_slack_does_not_carry_comes_back_whole() {
        String value = "v".repeat(400);
        var field = new Form.ChoiceField(
                "which", "Which", "", false, false, List.of(new Option(value, "A"), new Option("#b", "B")));
        ObjectNode view = SlackForms.form(asking(List.of(), List.of(field)), PLACE);
        Emitted.isView(view);
        var memory = WindowMemory.parse(view.path("private_metadata").asText());
        assertThat(entered("#0", memory)).isEqualTo(Map.of("which", List.of(value)));
        assertThat(entered("#1", memory)).isEqualTo(Map.of("which", List.of("#b")));
        assertThatThrownBy(() -> entered("#2", memory)).isInstanceOf(NoneOfOurs.class);
        assertThat(memory.action()).contains(SAVE);
        var chosen = new Form.ChoiceField("which", "Which", "", false, false, field.options(), List.of(value));
        ObjectNode preset = SlackForms.form(asking(List.of(), List.of(chosen)), PLACE);
        Emitted.isView(preset);
        assertThat(preset.findValue("initial_option").path("value").asText()).isEqualTo("#0");
    }

    @Test
    void what_stands_there_at_first_is_no_longer_than_what_may_be_entered() {
        var fields = List.<Form.Field>of(
                new Form.TextField("a", "A", "", false, false, 1, "long"),
                new Form.TextField("b", "B", "", false, false, 9_000, "x".repeat(9_000)),
                new Form.TextField("c", "C", "", false, false, 10, "  "));
        Emitted.isView(SlackForms.form(asking(List.of(), fields), PLACE));
    }

    private static Map<String, List<String>> entered(String carried, WindowMemory memory) {
        var value = new ViewState.Value();
        value.setSelectedOption(new ViewState.SelectedOption());
        value.getSelectedOption().setValue(carried);
        return SlackForms.entered(Map.of("which", Map.of("value", value)), memory);
    }

    private static Form asking(List<Block> intro, List<Form.Field> fields) {
        return new Form(SAVE, "Title", intro, fields, "Save", "Cancel");
    }

    private static List<Form.Field> questions(int count, String initial) {
        return IntStream.range(0, count)
                .<Form.Field>mapToObj(i -> new Form.TextField("q" + i, "Q" + i, "", true, true, 3_000, initial))
                .toList();
    }

    private static List<Account> people() {
        var elsewhere = new Account(new Workspace(SlackPlatform.PLATFORM, "T2"), "U7");
        return List.of(somebody("U1"), elsewhere, somebody("U2"));
    }

    private static Account somebody(String id) {
        return new Account(HERE, id);
    }

    private static List<Option> options(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Option("v" + i, "Option " + i))
                .toList();
    }
}
