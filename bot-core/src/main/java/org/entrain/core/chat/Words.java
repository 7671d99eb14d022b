package org.entrain.core.chat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Text with what little emphasis both platforms draw. What people wrote is always a {@link Plain} span, so that it can
 * never turn into markup or ping anybody.
 *
 * @param spans in reading order
 */
public record Words(List<Span> spans) {
    public Words {
        spans = List.copyOf(spans);
    }

    /** Text as it stands, without any emphasis. */
    public static Words plain(String text) {
        return new Words(List.of(new Plain(text)));
    }

    /** Each on a line of its own. */
    public static Words lines(List<Words> lines) {
        return new Words(lines.stream()
                .flatMap(line -> Stream.concat(Stream.of(new Plain("\n")), line.spans.stream()))
                .skip(1)
                .toList());
    }

    /** The text alone. */
    public String plain() {
        return spans.stream().map(Span::plain).collect(Collectors.joining());
    }

    /** A run of text of one kind. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Plain.class, name = "plain"),
        @JsonSubTypes.Type(value = Strong.class, name = "strong"),
        @JsonSubTypes.Type(value = Emphasis.class, name = "emphasis"),
        @JsonSubTypes.Type(value = Typed.class, name = "typed"),
        @JsonSubTypes.Type(value = Mention.class, name = "mention")
    })
    public sealed interface Span {
        /** The text alone. */
        String plain();
    }

    /** Text as it stands. May hold line breaks. */
    public record Plain(String text) implements Span {
        @Override
        public String plain() {
            return text;
        }
    }

    /** Text that stands out. */
    public record Strong(String text) implements Span {
        @Override
        public String plain() {
            return text;
        }
    }

    /** Text in another voice. */
    public record Emphasis(String text) implements Span {
        @Override
        public String plain() {
            return text;
        }
    }

    /**
     * What a person can say to the bot, such as {@code quiz start}; each platform draws it the way it is typed there,
     * with a slash word before it or not.
     */
    public record Typed(String command) implements Span {
        @Override
        public String plain() {
            return command;
        }
    }

    /** Somebody: drawn as a mention in their own workspace, as the name elsewhere. */
    public record Mention(Account account, String name) implements Span {
        @Override
        public String plain() {
            return name;
        }
    }
}
