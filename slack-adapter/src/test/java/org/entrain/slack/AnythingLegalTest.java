package org.entrain.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a feature builds, Slack accepts what is drawn of it. */
class AnythingLegalTest {
    private static final Workspace HERE = new Workspace(SlackPlatform.PLATFORM, "T1");
    private static final Place PLACE = new Place(HERE, "C1", Place.Kind.SHARED, "");
    private static final List<String> TEXTS =
            List.of("", " ", "a", "&<>*_~`", "Bonjour à tous ", "😀", "\n", "https://e.example.org/a_b ", "> x\n");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void slack_accepts_whatever_is_drawn(long seed) {
        var chance = new Random(seed);
        for (int i = 0; i < 20; i++) {
            List<Block> blocks = blocks(chance, 1 + chance.nextInt(i % 10 == 0 ? 130 : 12));
            Message message = Message.of(blocks);
            Emitted.isMessage(SlackBlocks.message(message, HERE));
            Emitted.isView(SlackForms.home(message, PLACE));
            Emitted.isView(SlackForms.shown(message, text(chance, 40), PLACE));
            Emitted.isView(SlackForms.form(form(chance, blocks), PLACE));
        }
    }

    @Test
    void buttons_beyond_all_room_are_cut_and_what_is_left_works() {
        List<Button> buttons = IntStream.range(0, 2_000)
                .mapToObj(i -> Button.of("B", Action.of("quiz.answer", i)))
                .toList();
        var drawn = SlackBlocks.message(Message.of(new Block.Buttons(buttons)), HERE);
        Emitted.isMessage(drawn);
        assertThat(drawn.findValues("value")).hasSizeGreaterThan(1_000);
    }

    @Test
    void a_choice_whose_values_are_too_long_is_drawn_as_buttons() {
        String value = "v".repeat(151);
        var drawn = SlackBlocks.message(
                Message.of(new Block.Choice("Which", Action.of("plan.day", "p"), List.of(new Option(value, "Mo")))),
                HERE);
        Emitted.isMessage(drawn);
        assertThat(Action.parse(drawn.findValue("value").asText())).isEqualTo(Action.of("plan.day", "p", value));
    }

    @Test
    void a_choice_of_something_with_long_arguments_is_drawn_as_buttons() {
        Action action = Action.of("plan.day", "é".repeat(200));
        var drawn = SlackBlocks.message(
                Message.of(new Block.Choice("Which", action, List.of(new Option("mo", "Mo")))), HERE);
        Emitted.isMessage(drawn);
        assertThat(Action.parse(drawn.findValue("value").asText()).text(1)).isEqualTo("mo");
    }

    /** Slack has no place for it; the rest of the message is shown, and the log says which. */
    @Test
    void a_button_that_slack_cannot_carry_is_left_out() {
        var drawn = SlackBlocks.message(
                Message.of(Block.Buttons.of(
                        Button.of("A", Action.of("quiz.answer", "x".repeat(3_000))),
                        Button.of("B", Action.of("quiz.answer", "y")))),
                HERE);
        Emitted.isMessage(drawn);
        assertThat(drawn.findValues("value")).hasSize(1);
    }

    private static List<Block> blocks(RandomGenerator chance, int count) {
        return Stream.generate(() -> block(chance)).limit(count).toList();
    }

    private static Block block(RandomGenerator chance) {
        return switch (chance.nextInt(12)) {
            case 0 -> new Block.Heading(text(chance, 300));
            case 1 -> new Block.Text(words(chance));
            case 2 -> new Block.Note(words(chance));
            case 3 -> new Block.Facts(some(chance, 25, () -> new Block.Fact(text(chance, 300), text(chance, 3_000))));
            case 4 -> new Block.Progress(text(chance, 4_000), chance.nextInt(10), 9 + chance.nextInt(3), "4 / 9");
            case 5 -> new Block.Buttons(some(chance, 60, () -> Button.of(text(chance, 100), action(chance))));
            case 6 -> new Block.Choice(text(chance, 4_000), action(chance), options(chance));
            case 7 -> new Block.Links(some(chance, 60, () -> link(chance)));
            case 8 -> new Block.Picture(address(chance), "A" + text(chance, 3_000));
            case 9 -> new Block.Bars(List.of(bar(chance), bar(chance), bar(chance)));
            case 10 ->
                new Block.Chat(
                        text(chance, 100),
                        List.of(new Block.Partner(new Account(HERE, "U1"), text(chance, 3_000), "")));
            default -> new Block.Divider();
        };
    }

    private static Block.Bar bar(RandomGenerator chance) {
        return new Block.Bar(text(chance, 3_000), chance.nextInt(20), text(chance, 300), chance.nextBoolean());
    }

    private static Block.Link link(RandomGenerator chance) {
        return new Block.Link(text(chance, 100), address(chance));
    }

    private static URI address(RandomGenerator chance) {
        String path = "a".repeat(chance.nextInt(5) == 0 ? 3_500 : 20);
        return URI.create("https://e.example.org/" + path);
    }

    private static Form form(RandomGenerator chance, List<Block> intro) {
        int count = 1 + chance.nextInt(20);
        List<Form.Field> fields =
                IntStream.range(0, count).mapToObj(i -> field(chance, "f" + i)).toList();
        return new Form(
                Action.of("a.b", "x".repeat(chance.nextInt(1_000))),
                text(chance, 40),
                intro,
                fields,
                text(chance, 40),
                text(chance, 40));
    }

    private static Form.Field field(RandomGenerator chance, String id) {
        boolean many = chance.nextBoolean();
        return switch (chance.nextInt(4)) {
            case 0 ->
                new Form.TextField(
                        id, text(chance, 3_000), text(chance, 3_000), true, true, 3_000, text(chance, 4_000));
            case 1 ->
                new Form.PersonField(
                        id, text(chance, 3_000), "", true, many, some(chance, 3, () -> new Account(HERE, "U1")));
            case 2 -> new Form.DateField(id, text(chance, 3_000), "", true, Optional.of(LocalDate.EPOCH));
            default -> {
                List<Option> options = options(chance);
                List<String> chosen = options.stream()
                        .filter(_ -> chance.nextBoolean())
                        .map(Option::value)
                        .toList();
                yield new Form.ChoiceField(id, text(chance, 99), "", true, many, options, chosen);
            }
        };
    }

    private static List<Option> options(RandomGenerator chance) {
        int most = chance.nextInt(10) == 0 ? 800 : 15;
        int longest = chance.nextInt(4) == 0 ? 400 : 20;
        return some(chance, most, () -> new Option(text(chance, longest).replace('\n', ' '), text(chance, 120)));
    }

    private static Action action(RandomGenerator chance) {
        int longest = chance.nextInt(5) == 0 ? 2_500 : 60;
        return Action.of("quiz.answer", text(chance, longest).replace('\n', ' '));
    }

    private static Words words(RandomGenerator chance) {
        return new Words(some(chance, 6, () -> switch (chance.nextInt(5)) {
            case 0 -> new Words.Strong(text(chance, 2_000));
            case 1 -> new Words.Emphasis(text(chance, 4_000));
            case 2 -> new Words.Typed(text(chance, 100));
            case 3 -> new Words.Mention(new Account(HERE, "U1"), text(chance, 50));
            default -> new Words.Plain(text(chance, 8_000));
        }));
    }

    private static <T> List<T> some(RandomGenerator chance, int most, Supplier<T> one) {
        return Stream.generate(one).limit(chance.nextInt(most + 1)).toList();
    }

    /** Mostly short, sometimes as long as {@code longest} and more. */
    private static String text(RandomGenerator chance, int longest) {
        String piece = TEXTS.get(chance.nextInt(TEXTS.size()));
        return piece.repeat(chance.nextInt(4) == 0 ? 1 + longest / Math.max(1, piece.length()) : 1);
    }
}
