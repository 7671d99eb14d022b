package org.entrain.teams;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Words;
import org.entrain.core.chat.Workspace;
import org.entrain.playground.rules.OfficialSchemas;
import org.entrain.teams.TeamsCards.Surface;
import org.junit.jupiter.api.Test;

final class TeamsCardsTest {
    private static final String TENANT = "tenant-1";
    private static final Map<String, Block> BLOCKS = Map.ofEntries(
            entry("links", Block.Links.of(new Block.Link("The guide", URI.create("https://e.example.org/guide?a=1")))),
            entry("heading", new Block.Heading("Pâtes * et [levain]")),
            entry("text", new Block.Text(words())),
            entry("note", new Block.Note(Words.plain("1. not a list\n- nor this\n# nor a heading"))),
            entry("facts", new Block.Facts(List.of(new Block.Fact("Taken part", "12"), new Block.Fact("Right", "9")))),
            entry("progress", new Block.Progress("Vos étapes", 4, 9, "4 sur 9")),
            entry(
                    "bars",
                    Block.Bars.of(
                            new Block.Bar("A. *Sourdough*", 12, "12 · 40%", true),
                            new Block.Bar("B. Yeast", 18, "18 · 60%", false),
                            new Block.Bar("C. Nothing", 0, "0", false))),
            entry("picture", new Block.Picture(URI.create("https://e.example.org/pictures/a"), "A *round* loaf")),
            entry(
                    "buttons",
                    Block.Buttons.of(
                            Button.primary("A", Action.of("quiz.answer", "q", 1)),
                            new Button("Remove", Action.of("quiz.remove"), Button.Look.DANGER, false),
                            Button.opening("Edit", Action.of("quiz.edit", "q")))),
            entry(
                    "choice",
                    new Block.Choice("Pick a topic", Action.of("quiz.topic"), List.of(new Option("a,b", "Bread")))),
            entry("chat", chat("bo@e.example", "chloe_p.example#EXT#@e.example")),
            entry("chat-by-name", chat("bo@e.example", "")),
            entry("divider", new Block.Divider()));

    private static Block chat(String... principals) {
        return new Block.Chat(
                "Open the chat",
                Stream.of(principals)
                        .map(principal -> new Block.Partner(
                                new Account(new Workspace(TeamsPlatform.PLATFORM, TENANT), "id of " + principal),
                                "Somebody",
                                new TeamsAddress("https://s.example", "", "", "personal", "b", TENANT, "u", principal)
                                        .encoded()))
                        .toList());
    }

    @Test
    void every_kind_of_block_is_drawn_as_in_its_golden_file() throws IOException {
        for (Map.Entry<String, Block> block : BLOCKS.entrySet()) {
            Message message = new Message(
                    List.of(
                            new Block.Text(Words.plain("Before")),
                            block.getValue(),
                            new Block.Text(Words.plain("After"))),
                    Optional.of(Action.of("quiz.mine", "q")));
            for (Surface surface : Surface.values()) {
                JsonNode card = TeamsCards.card(message, TENANT, surface);
                held(card, surface);
                assertGolden(block.getKey() + "-" + surface.name().toLowerCase(Locale.ROOT), card);
            }
        }
    }

    @Test
    void a_card_that_is_none_is_refused() {
        ObjectNode broken = TeamsCards.empty();
        broken.putArray("body")
                .addObject()
                .put("type", "TextBlock")
                .put("text", 3)
                .put("wrap", "maybe");
        assertThatThrownBy(() -> TeamsCardRules.assertCardsValid(broken)).isInstanceOf(AssertionError.class);
        assertThat(OfficialSchemas.adaptiveCard(broken)).isNotEmpty();
    }

    @Test
    void a_card_of_a_message_is_none_of_a_dialog() {
        Message message = Message.of(Block.Buttons.of(Button.of("A", Action.of("quiz.answer"))));
        JsonNode card = TeamsCards.card(message, TENANT, Surface.MESSAGE);
        TeamsCardRules.assertCardValid(card);
        assertThatThrownBy(() -> TeamsCardRules.assertDialogValid(card)).isInstanceOf(AssertionError.class);
    }

    @Test
    void people_of_another_tenant_are_named_and_not_mentioned() {
        Workspace elsewhere = new Workspace(TeamsPlatform.PLATFORM, "tenant-2");
        var words = new Words(List.of(new Words.Mention(new Account(elsewhere, "x"), "Bo <at>")));
        JsonNode card = TeamsCards.card(Message.of(words), TENANT, Surface.MESSAGE);
        TeamsCardRules.assertCardValid(card);
        assertThat(card.at("/msteams/entities").isMissingNode()).isTrue();
        assertThat(card.at("/body/0/text").asText()).isEqualTo("Bo \\<at>");
    }

    @Test
    void a_card_that_would_be_too_large_is_shortened() {
        List<Block> blocks = Collections.nCopies(20, new Block.Text(Words.plain("word ".repeat(3_000))));
        JsonNode card = TeamsCards.card(Message.of(blocks), TENANT, Surface.MESSAGE);
        TeamsCardRules.assertCardValid(card);
        assertThat(card.toString().length() * 2).isLessThan(80_000);
        assertThat(card.at("/body/19/text").asText()).endsWith("…");
    }

    @Test
    void a_picture_that_teams_would_not_fetch_is_told_in_words() {
        Message message = Message.of(
                new Block.Picture(URI.create("http://localhost:8080/pictures/a"), "Here"),
                new Block.Picture(URI.create("http://intranet/pictures/a"), "A loaf"));
        JsonNode card = TeamsCards.card(message, TENANT, Surface.MESSAGE);
        TeamsCardRules.assertCardValid(card);
        assertThat(card.at("/body/0/type").asText()).isEqualTo("Image");
        assertThat(card.at("/body/1/text").asText()).isEqualTo("A loaf");
    }

    private static void held(JsonNode card, Surface surface) {
        switch (surface) {
            case MESSAGE -> TeamsCardRules.assertCardValid(card);
            case DIALOG -> TeamsCardRules.assertDialogValid(card);
        }
    }

    private static Words words() {
        Workspace here = new Workspace(TeamsPlatform.PLATFORM, TENANT);
        return new Words(List.of(
                new Words.Plain("Hello **you** <at>all</at> "),
                new Words.Mention(new Account(here, "aad-amina"), "Amina *B*"),
                new Words.Plain(", "),
                new Words.Strong("right "),
                new Words.Emphasis("now"),
                new Words.Plain(": say "),
                new Words.Typed("quiz start")));
    }

    private static void assertGolden(String name, JsonNode card) throws IOException {
        Path file = Path.of("src/test/resources/org/entrain/teams/cards", name + ".json");
        String drawn = card.toPrettyString() + "\n";
        if ("write".equals(System.getProperty("entrain.golden"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, drawn);
        }
        assertThat(drawn).as(name).isEqualTo(Files.readString(file));
    }
}
