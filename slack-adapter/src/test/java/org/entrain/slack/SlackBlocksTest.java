package org.entrain.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Words;
import org.entrain.core.chat.Workspace;
import org.junit.jupiter.api.Test;

class SlackBlocksTest {
    private static final Workspace HERE = new Workspace(SlackPlatform.PLATFORM, "T1");
    private static final Action ACTION = Action.of("quiz.answer", "q1");

    @Test
    void every_kind_of_block_is_drawn_as_it_always_was() throws IOException {
        var message = Message.of(
                new Block.Heading("Le levain"),
                new Block.Text(new Words(List.of(
                        new Words.Plain("Amina & "),
                        new Words.Mention(new Account(HERE, "U1"), "Bo"),
                        new Words.Plain(" "),
                        new Words.Strong("12"),
                        new Words.Plain(" "),
                        new Words.Typed("quiz start")))),
                new Block.Note(Words.plain("jusqu'à demain")),
                new Block.Facts(List.of(new Block.Fact("Réponses", "12"), new Block.Fact("Justes", "9"))),
                new Block.Progress("Semaine", 4, 9, "4 sur 9"),
                Block.Bars.of(
                        new Block.Bar("A. Le *levain*", 12, "12 · 40 %", true),
                        new Block.Bar("B. La levure", 18, "18 · 60 %", false),
                        new Block.Bar("C. Rien", 0, "0", false)),
                new Block.Picture(URI.create("https://e.example.org/pictures/a?b=1"), "Un pain <rond>"),
                new Block.Divider(),
                Block.Buttons.of(Button.primary("A", ACTION), Button.of("B", ACTION)),
                Block.Links.of(new Block.Link("Le guide", URI.create("https://e.example.org/guide?a=1"))),
                new Block.Chat("Ouvrir la discussion", List.of(new Block.Partner(new Account(HERE, "U1"), "Bo", ""))),
                new Block.Choice("Un jour", Action.of("plan.day", "p"), List.of(new Option("mo", "Lundi"))));
        Golden.isAsItWas("every-block", SlackBlocks.message(message, HERE));
    }

    @Test
    void what_people_write_neither_pings_nor_turns_into_markup() {
        var words = new Words(List.of(
                new Words.Strong("Bo:"),
                new Words.Plain(" <!channel> <@U1> *bold* _it_ ~no~ `code`\n> quote snake_case")));
        String drawn = Mrkdwn.draw(words, HERE);
        assertThat(drawn).startsWith("*Bo:*").contains("snake_case", "&lt;!channel&gt;", "&lt;@U1&gt;");
        assertThat(drawn.substring("*Bo:*".length())).doesNotContain("<", "*", " _", "~", "`", "\n&gt;");
    }

    @Test
    void somebody_of_another_workspace_is_named_and_not_mentioned() {
        var elsewhere = new Account(new Workspace(SlackPlatform.PLATFORM, "T2"), "U1");
        assertThat(Mrkdwn.draw(new Words(List.of(new Words.Mention(elsewhere, "Bo <3"))), HERE))
                .isEqualTo("Bo &lt;3");
    }

    @Test
    void the_top_level_text_is_escaped_and_short() {
        assertThat(SlackBlocks.text(Message.of(Words.plain("<!here>")))).isEqualTo("&lt;!here&gt;");
        assertThat(SlackBlocks.text(Message.of(Words.plain("&".repeat(5_000))))).hasSizeLessThanOrEqualTo(4_000);
    }

    @Test
    void a_long_paragraph_is_split_and_nothing_of_it_is_lost() {
        var blocks = SlackBlocks.blocks(Message.of(Words.plain("mot ".repeat(2_000))), HERE);
        assertThat(blocks)
                .hasSizeGreaterThan(2)
                .allSatisfy(block ->
                        assertThat(block.path("text").path("text").asText()).hasSizeLessThanOrEqualTo(3_000));
    }

    @Test
    void too_much_is_shortened_and_the_buttons_stay() {
        var blocks = IntStream.range(0, 80)
                .<Block>mapToObj(i -> new Block.Text(Words.plain("x".repeat(400))))
                .collect(Collectors.toCollection(ArrayList::new));
        blocks.add(Block.Buttons.of(Button.of("Go", ACTION)));
        var drawn = SlackBlocks.blocks(Message.of(blocks), HERE);
        assertThat(drawn.size()).isLessThanOrEqualTo(50);
        assertThat(drawn.get(drawn.size() - 1).path("type").asText()).isEqualTo("actions");
        assertThat(drawn.get(drawn.size() - 2).path("text").path("text").asText())
                .isEqualTo("…");
        assertThat(drawn.toString().length()).isLessThan(20_000);
    }

    @Test
    void many_buttons_stand_in_several_rows_with_ids_of_their_own() {
        var buttons = IntStream.range(0, 30)
                .mapToObj(i -> Button.of("B".repeat(90), ACTION))
                .toList();
        var drawn = SlackBlocks.blocks(Message.of(new Block.Buttons(buttons)), HERE);
        assertThat(drawn).hasSize(2);
        assertThat(drawn.get(0).path("elements")).hasSize(25);
        var ids = drawn.findValues("action_id").stream().map(JsonNode::asText).toList();
        assertThat(ids).hasSize(30).doesNotHaveDuplicates();
        assertThat(drawn.get(0)
                        .path("elements")
                        .get(0)
                        .path("text")
                        .path("text")
                        .asText())
                .hasSize(75);
    }

    @Test
    void a_chart_of_many_bars_stands_in_several_sections_and_no_bar_is_lost() {
        var bar = new Block.Bar("é".repeat(500), 0, "none · ".repeat(50), true);
        var drawn = SlackBlocks.message(Message.of(new Block.Bars(Collections.nCopies(25, bar))), HERE);
        Emitted.isMessage(drawn);
        assertThat(drawn.path("blocks")).hasSize(3);
        assertThat(drawn.path("blocks").toString().chars().filter(one -> one == '✓'))
                .hasSize(25);
    }

    @Test
    void a_picture_whose_address_slack_does_not_take_is_told_in_words() {
        var picture = new Block.Picture(URI.create("https://e.example.org/" + "a".repeat(3_000)), "A round loaf");
        var drawn = SlackBlocks.message(Message.of(picture), HERE);
        Emitted.isMessage(drawn);
        assertThat(drawn.at("/blocks/0/text/text").asText()).isEqualTo("A round loaf");
    }
}
