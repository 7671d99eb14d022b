package org.entrain.core.chat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/** One part of a {@link Message}: the few kinds that both platforms draw well. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Block.Heading.class, name = "heading"),
    @JsonSubTypes.Type(value = Block.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Block.Note.class, name = "note"),
    @JsonSubTypes.Type(value = Block.Facts.class, name = "facts"),
    @JsonSubTypes.Type(value = Block.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = Block.Bars.class, name = "bars"),
    @JsonSubTypes.Type(value = Block.Picture.class, name = "picture"),
    @JsonSubTypes.Type(value = Block.Buttons.class, name = "buttons"),
    @JsonSubTypes.Type(value = Block.Links.class, name = "links"),
    @JsonSubTypes.Type(value = Block.Chat.class, name = "chat"),
    @JsonSubTypes.Type(value = Block.Choice.class, name = "choice"),
    @JsonSubTypes.Type(value = Block.Divider.class, name = "divider")
})
public sealed interface Block {
    /** Between a label and what it tells: a colon has a space before it in French and none in English, a dash suits both. */
    String DASH = " – ";

    /** What a reader would read, as plain text; empty where there is nothing to read aloud. */
    String plain();

    /** What the message is about: a few words, no markup. */
    record Heading(String text) implements Block {
        @Override
        public String plain() {
            return text;
        }
    }

    /** A paragraph. */
    record Text(Words words) implements Block {
        @Override
        public String plain() {
            return words.plain();
        }
    }

    /** An aside, drawn small. */
    record Note(Words words) implements Block {
        @Override
        public String plain() {
            return words.plain();
        }
    }

    /** Names and values, such as "Taken part: 12". */
    record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }

        @Override
        public String plain() {
            return facts.stream().map(fact -> fact.name() + ": " + fact.value()).collect(Collectors.joining("\n"));
        }
    }

    /** A name and its value, plain text both. */
    record Fact(String name, String value) {}

    /**
     * How many of how many, drawn as a bar with the numbers in words.
     *
     * @param label what is counted
     * @param done from 0 to {@code of}
     * @param of at least 1
     * @param value the numbers in words, such as "4 of 9"
     */
    record Progress(String label, int done, int of, String value) implements Block {
        public Progress {
            if (of < 1 || done < 0 || done > of) {
                throw new IllegalArgumentException("Not a progress: %d of %d".formatted(done, of));
            }
        }

        @Override
        public String plain() {
            return label + DASH + value;
        }
    }

    /**
     * How often each of a few things was chosen: a bar for each, the longest for the largest count, with its number in
     * words beside it.
     *
     * @param bars from top to bottom, at least one
     */
    record Bars(List<Bar> bars) implements Block {
        public Bars {
            bars = List.copyOf(bars);
            if (bars.isEmpty()) {
                throw new IllegalArgumentException("A chart shows something");
            }
        }

        /** These bars. */
        public static Bars of(Bar... bars) {
            return new Bars(List.of(bars));
        }

        /** The largest count. */
        public int most() {
            return bars.stream().mapToInt(Bar::count).max().orElse(0);
        }

        @Override
        public String plain() {
            return bars.stream().map(bar -> bar.name() + ": " + bar.value()).collect(Collectors.joining("\n"));
        }
    }

    /**
     * One of {@link Bars}, plain text all of it.
     *
     * @param label what was counted
     * @param count how often, from 0
     * @param value the count in words, such as "12 · 40%"
     * @param marked whether it is the one that is right, shown by a check mark
     */
    record Bar(String label, int count, String value, boolean marked) {
        public Bar {
            if (count < 0) {
                throw new IllegalArgumentException("Not a count: " + count);
            }
        }

        /** The label, behind a check mark where it is marked. */
        public String name() {
            return marked ? "✓ " + label : label;
        }
    }

    /**
     * A picture.
     *
     * @param at where it is: {@code https}, or {@code http} for a program that is tried on one machine
     * @param alternative what it shows, for who does not see it; never blank
     */
    record Picture(URI at, String alternative) implements Block {
        public Picture {
            requireWeb(at);
            if (alternative.isBlank()) {
                throw new IllegalArgumentException("Nothing says what the picture shows: " + at);
            }
        }

        @Override
        public String plain() {
            return alternative;
        }
    }

    /** Buttons in a row. */
    record Buttons(List<Button> buttons) implements Block {
        public Buttons {
            buttons = List.copyOf(buttons);
        }

        /** A row of these. */
        public static Buttons of(Button... buttons) {
            return new Buttons(List.of(buttons));
        }

        @Override
        public String plain() {
            return "";
        }
    }

    /** Buttons in a row that open a page and mean nothing else: nobody hears that they were pressed. */
    record Links(List<Link> links) implements Block {
        public Links {
            links = List.copyOf(links);
        }

        /** A row of these. */
        public static Links of(Link... links) {
            return new Links(List.of(links));
        }

        @Override
        public String plain() {
            return "";
        }
    }

    /**
     * A button that opens a page.
     *
     * @param label what is read on it
     * @param url of the page: {@code https}, or {@code http} for a program that is tried on one machine
     */
    record Link(String label, URI url) {
        public Link {
            requireWeb(url);
        }
    }

    /**
     * The way to a chat with some people of the reader's own workspace, without the bot: a button that opens it, where the
     * platform has one; else whom to write to.
     *
     * @param label what is read on it, such as "Open the chat"
     * @param with at least one
     */
    record Chat(String label, List<Partner> with) implements Block {
        public Chat {
            with = List.copyOf(with);
            if (with.isEmpty()) {
                throw new IllegalArgumentException("Nobody chats alone");
            }
        }

        @Override
        public String plain() {
            return label + DASH + with.stream().map(Partner::name).collect(Collectors.joining(", "));
        }
    }

    /**
     * Somebody to chat with.
     *
     * @param address what the adapter said of how to reach the account; may be empty
     */
    record Partner(Account account, String name, String address) {}

    /**
     * One of several, chosen from a list that folds out; choosing is a press of {@code action} with the option's value
     * as one more argument.
     */
    record Choice(String label, Action action, List<Option> options) implements Block {
        public Choice {
            options = List.copyOf(options);
        }

        @Override
        public String plain() {
            return label;
        }
    }

    /** A thin line. */
    record Divider() implements Block {
        @Override
        public String plain() {
            return "";
        }
    }

    private static void requireWeb(URI address) {
        if (address.getHost() == null || !("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
            throw new IllegalArgumentException("Not an address on the web: " + address);
        }
    }
}
