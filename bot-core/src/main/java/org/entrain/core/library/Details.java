package org.entrain.core.library;

import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entrain.core.chat.Interaction;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Picture;
import org.entrain.core.text.Texts;

/** Reads what surrounds a question: the form of {@link WritingCards#details}. */
final class Details {
    private final Interaction.Submission form;
    private final Texts texts;
    private final Map<String, String> errors = new HashMap<>();

    Details(Interaction.Submission form, Texts texts) {
        this.form = form;
        this.texts = texts;
    }

    /** {@code item} with what was entered; what is wrong is left as it was, and told by {@link #errors}. */
    Item of(Item item) {
        List<String> tags = Arrays.stream(value(WritingCards.TAGS).split(","))
                .map(String::strip)
                .toList();
        if (tags.stream().anyMatch(tag -> tag.length() > Item.LONGEST_TAG)) {
            errors.put(WritingCards.TAGS, texts.say("wrong.tags", Item.LONGEST_TAG));
            return item;
        }
        return new Item(
                item.question(),
                picture(),
                value(WritingCards.HINT),
                tags,
                difficulty(),
                page(WritingCards.SOURCE).filter(uri -> isPage(uri, WritingCards.SOURCE)));
    }

    Map<String, String> errors() {
        return errors;
    }

    private Optional<Picture> picture() {
        Optional<URI> at = page(WritingCards.PICTURE);
        String alternative = value(WritingCards.ALTERNATIVE);
        if (at.isPresent() && alternative.isEmpty()) {
            errors.put(WritingCards.ALTERNATIVE, texts.say("wrong.alternative"));
            return Optional.empty();
        }
        try {
            return at.map(uri -> new Picture(uri, alternative));
        } catch (IllegalArgumentException e) {
            errors.put(WritingCards.PICTURE, texts.say("wrong.picture"));
            return Optional.empty();
        }
    }

    private Optional<Item.Difficulty> difficulty() {
        return Arrays.stream(Item.Difficulty.values())
                .filter(level -> level.name().equals(value(WritingCards.DIFFICULTY)))
                .findFirst();
    }

    private Optional<URI> page(String field) {
        String typed = value(field);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(URI.create(typed));
        } catch (IllegalArgumentException e) {
            errors.put(field, texts.say("wrong.address"));
            return Optional.empty();
        }
    }

    private boolean isPage(URI uri, String field) {
        boolean web = ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null;
        if (!web) {
            errors.put(field, texts.say("wrong.address"));
        }
        return web;
    }

    private String value(String field) {
        return form.values().getOrDefault(field, List.of()).stream()
                .findFirst()
                .orElse("")
                .replace("\0", "")
                .strip();
    }
}
