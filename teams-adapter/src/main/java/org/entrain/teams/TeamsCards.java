package org.entrain.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Words;

/**
 * Messages as Adaptive Cards 1.5, the newest version that Teams draws for bots ("Adaptive Cards for bots", Microsoft
 * Teams documentation).
 */
final class TeamsCards {
    static final String CONTENT_TYPE = "application/vnd.microsoft.card.adaptive";

    /** 80 KB of UTF-16, in characters: what keeps an activity below the 100 KB that Teams takes. */
    private static final int MAX_CARD = 38_000;
    /** What each paragraph is cut to until the card fits. */
    private static final List<Integer> CUTS = List.of(Integer.MAX_VALUE, 8_000, 2_000, 500, 100);

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");
    private static final int MAX_SPOKEN = 1_000;
    private static final int MAX_SUMMARY = 200;
    private static final int BUTTONS_IN_ROW = 6;

    /** Where a card is shown; the two differ in what a button may be. */
    enum Surface {
        /** In a conversation: buttons are executed, and answered with a card. */
        MESSAGE,
        /** In a dialog: buttons are submitted, and Teams refuses to execute. */
        DIALOG
    }

    private final Surface surface;
    private final TeamsButtons buttons;
    private final TeamsMarkdown markdown;
    private final int longest;
    private final ArrayNode body = TeamsJson.array();
    private boolean separated;

    private TeamsCards(String tenant, Surface surface, int longest) {
        this.surface = surface;
        this.buttons = new TeamsButtons(surface);
        this.markdown = new TeamsMarkdown(tenant, TeamsJson.array());
        this.longest = longest;
    }

    /** An activity that shows {@code message} to people of {@code tenant}. */
    static ObjectNode activity(Message message, String tenant) {
        ObjectNode activity = TeamsJson.object().put("type", "message");
        activity.put("summary", TeamsMarkdown.cut(message.plain().replace('\n', ' '), MAX_SUMMARY));
        activity.putArray("attachments").add(attachment(card(message, tenant, Surface.MESSAGE)));
        return activity;
    }

    /** A card as an attachment. */
    static ObjectNode attachment(JsonNode card) {
        return TeamsJson.object().put("contentType", CONTENT_TYPE).set("content", card);
    }

    /**
     * The card that shows {@code message}. Paragraphs are shortened where it would be larger than Teams takes; throws
     * {@link IllegalArgumentException} where that does not help.
     */
    static ObjectNode card(Message message, String tenant, Surface surface) {
        for (int longest : CUTS) {
            ObjectNode card = new TeamsCards(tenant, surface, longest).drawn(message);
            if (TeamsJson.write(card).length() <= MAX_CARD) {
                return card;
            }
        }
        throw new IllegalArgumentException("The message is too large for Teams");
    }

    /** The parts of a card for {@code blocks}, for a dialog that goes on with fields. */
    static ArrayNode body(List<Block> blocks, String tenant) {
        var cards = new TeamsCards(tenant, Surface.DIALOG, Integer.MAX_VALUE);
        blocks.forEach(cards::draw);
        return cards.body;
    }

    /** An empty card of our version. */
    static ObjectNode empty() {
        return TeamsJson.object().put("type", "AdaptiveCard").put("version", "1.5");
    }

    private ObjectNode drawn(Message message) {
        message.blocks().forEach(this::draw);
        String spoken = TeamsMarkdown.cut(message.plain(), MAX_SPOKEN);
        ObjectNode card = empty().put("fallbackText", spoken).put("speak", spoken);
        card.set("body", body);
        if (surface == Surface.MESSAGE) {
            message.personalView()
                    .ifPresent(view -> card.putObject("refresh").set("action", TeamsButtons.refresh(view)));
        }
        ObjectNode teams = card.putObject("msteams").put("width", "Full");
        if (!markdown.mentions().isEmpty()) {
            teams.set("entities", markdown.mentions());
        }
        return card;
    }

    private void draw(Block block) {
        switch (block) {
            case Block.Heading heading ->
                add(text(TeamsMarkdown.escaped(heading.text())))
                        .put("size", "Large")
                        .put("weight", "Bolder")
                        .put("style", "heading");
            case Block.Text paragraph -> add(text(markdown.of(paragraph.words(), longest)));
            case Block.Note note ->
                add(text(markdown.of(note.words(), longest)))
                        .put("size", "Small")
                        .put("isSubtle", true);
            case Block.Facts facts -> add(facts(facts.facts()));
            case Block.Progress progress -> drawProgress(progress);
            case Block.Bars chart -> chart.bars().forEach(bar -> add(TeamsBars.bar(bar, chart.most(), longest)));
            case Block.Picture picture -> add(picture(picture));
            case Block.Buttons row -> drawButtons(row.buttons());
            case Block.Links row -> drawLinks(row.links());
            case Block.Chat chat -> drawChat(chat);
            case Block.Choice choice -> drawChoice(choice);
            case Block.Divider divider -> separated = true;
        }
    }

    private ObjectNode add(ObjectNode element) {
        if (separated && !body.isEmpty()) {
            element.put("separator", true).put("spacing", "Medium");
        }
        separated = false;
        body.add(element);
        return element;
    }

    static ObjectNode text(String text) {
        return TeamsJson.object().put("type", "TextBlock").put("text", text).put("wrap", true);
    }

    private static ObjectNode facts(List<Block.Fact> facts) {
        ObjectNode set = TeamsJson.object().put("type", "FactSet");
        ArrayNode drawn = set.putArray("facts");
        facts.forEach(fact -> drawn.addObject()
                .put("title", TeamsMarkdown.escaped(fact.name()))
                .put("value", TeamsMarkdown.escaped(fact.value())));
        return set;
    }

    private void drawProgress(Block.Progress progress) {
        add(text(TeamsMarkdown.escaped(progress.plain())));
        add(TeamsBars.line(progress.done(), progress.of(), "accent"));
    }

    /** A picture that can be opened large; what it shows, in words, where Teams would not fetch it. */
    private ObjectNode picture(Block.Picture picture) {
        String alternative = TeamsMarkdown.cut(picture.alternative(), longest);
        if (!isFetched(picture.at())) {
            return text(TeamsMarkdown.escaped(alternative));
        }
        ObjectNode image = TeamsJson.object()
                .put("type", "Image")
                .put("url", picture.at().toString())
                .put("altText", alternative)
                .put("size", "Auto");
        image.putObject("msteams").put("allowExpand", true);
        return image;
    }

    /** By https only; a program that is tried on one machine has its playground there too. */
    private static boolean isFetched(URI picture) {
        return "https".equals(picture.getScheme()) || THIS_MACHINE.contains(picture.getHost());
    }

    private void drawButtons(List<Button> all) {
        drawRows(all.stream().map(buttons::button).toList());
    }

    private void drawLinks(List<Block.Link> all) {
        drawRows(all.stream().map(TeamsButtons::link).toList());
    }

    /** Whoever the link has no name for is mentioned: a press on that opens the chat with them. */
    private void drawChat(Block.Chat chat) {
        TeamsChatLink.to(chat).ifPresentOrElse(link -> drawLinks(List.of(link)), () -> {
            var spans = new ArrayList<Words.Span>(List.of(new Words.Plain(chat.label() + Block.DASH)));
            chat.with().forEach(partner -> {
                spans.add(new Words.Mention(partner.account(), partner.name()));
                spans.add(new Words.Plain(" "));
            });
            add(text(markdown.of(new Words(spans), longest)));
        });
    }

    private void drawRows(List<ObjectNode> all) {
        for (int first = 0; first < all.size(); first += BUTTONS_IN_ROW) {
            ObjectNode row = TeamsJson.object().put("type", "ActionSet");
            ArrayNode actions = row.putArray("actions");
            all.stream().skip(first).limit(BUTTONS_IN_ROW).forEach(actions::add);
            add(row);
        }
    }

    private void drawChoice(Block.Choice choice) {
        String input = TeamsActions.CHOICE + body.size();
        ObjectNode list = TeamsForms.choices(input, choice.label(), choice.options());
        add(list.put("style", "compact"));
        ObjectNode row = TeamsJson.object().put("type", "ActionSet").put("spacing", "Small");
        row.putArray("actions").add(buttons.choose(choice, input));
        add(row);
    }
}
