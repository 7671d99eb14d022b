package org.entrain.core.formats;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Picture;
import org.entrain.core.questions.Question;

/** Reads one question of a Moodle XML file with what belongs to it. */
final class MoodleItem {
    private final XmlElement element;
    private final int line;
    private final XmlLosses losses;
    private final XmlPictures pictures;

    MoodleItem(XmlElement element, XmlLosses losses, XmlPictures pictures) {
        this.element = element;
        this.line = element.line();
        this.losses = losses;
        this.pictures = pictures;
    }

    /** The question with its own tags and these. */
    Item read(List<String> categories) throws XmlProblem {
        Question question = new MoodleQuestion(element, losses).read();
        List<String> hints = element.children("hint")
                .map(MoodleText::plain)
                .filter(hint -> !hint.isEmpty())
                .toList();
        if (hints.size() > 1) {
            lost("moodle.lost.hints");
        }
        if (Stream.of("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
                .anyMatch(name -> element.child(name)
                        .map(MoodleText::plain)
                        .filter(text -> !text.isEmpty())
                        .isPresent())) {
            lost("moodle.lost.overall-feedback");
        }
        return new Item(
                question,
                picture(),
                hints.stream().findFirst().orElse(""),
                tags(categories),
                Optional.empty(),
                Optional.empty());
    }

    private List<String> tags(List<String> categories) {
        List<String> all = Stream.concat(
                        categories.stream(),
                        element.children("tags")
                                .flatMap(tags -> tags.children("tag"))
                                .map(tag -> tag.text("text")))
                .toList();
        if (all.stream().anyMatch(tag -> tag.length() > Item.LONGEST_TAG)) {
            lost("xml.lost.long-tag", Item.LONGEST_TAG);
        }
        return all.stream().filter(tag -> tag.length() <= Item.LONGEST_TAG).toList();
    }

    private Optional<Picture> picture() {
        Optional<XmlElement> text = element.child("questiontext");
        List<MoodleText.Image> images = text.map(MoodleText::images).orElse(List.of());
        long elsewhere = element.children()
                .filter(each -> !each.name().equals("questiontext"))
                .flatMap(XmlElement::all)
                .filter(each -> each.attribute("format").equals("html"))
                .flatMap(each -> MoodleText.images(each).stream())
                .count();
        if (images.size() + elsewhere > (images.isEmpty() ? 0 : 1)) {
            lost("xml.lost.pictures");
        }
        return images.stream().findFirst().flatMap(image -> picture(text.orElseThrow(), image));
    }

    private Optional<Picture> picture(XmlElement text, MoodleText.Image image) {
        boolean described = !image.alternative().isBlank();
        String alternative = described ? image.alternative() : XmlPictures.nameOf(image.source());
        Optional<Picture> picture = image.source().startsWith(MoodleText.WITH_IT)
                ? MoodleText.file(text, image).flatMap(bytes -> pictures.keep(bytes, alternative))
                : XmlPictures.page(image.source()).map(page -> new Picture(page, alternative));
        if (picture.isEmpty()) {
            lost("xml.lost.picture");
        } else if (!described) {
            lost("xml.lost.alternative");
        }
        return picture;
    }

    private void lost(String key, Object... arguments) {
        losses.add(line, "", key, arguments);
    }
}
