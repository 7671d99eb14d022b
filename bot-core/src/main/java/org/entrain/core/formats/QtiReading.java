package org.entrain.core.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Picture;
import org.entrain.core.questions.Question;

/** One file of QTI items while it is read. */
final class QtiReading {
    private final List<Numbered> questions = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final XmlLosses losses = new XmlLosses();
    private final XmlPictures pictures = new XmlPictures();
    private Map<String, byte[]> files = Map.of();

    /** What a package says of one of its items, beside the item. */
    private record About(List<String> tags, Optional<Item.Difficulty> difficulty) {
        static final About NOTHING = new About(List.of(), Optional.empty());

        static About of(XmlElement resource) {
            return new About(
                    resource.all("keyword").map(About::said).toList(),
                    resource.all("difficulty").findFirst().flatMap(each -> difficulty(each.text("value"))));
        }

        private static String said(XmlElement keyword) {
            return keyword.all()
                    .map(XmlElement::text)
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
        }

        /** The vocabulary of IEEE 1484.12.1 (LOM), 5.8. */
        private static Optional<Item.Difficulty> difficulty(String value) {
            return switch (value) {
                case "very easy", "easy" -> Optional.of(Item.Difficulty.EASY);
                case "medium" -> Optional.of(Item.Difficulty.MEDIUM);
                case "difficult", "very difficult" -> Optional.of(Item.Difficulty.HARD);
                default -> Optional.empty();
            };
        }
    }

    Imported imported() {
        return new Imported(questions, problems, losses.all(), pictures.all());
    }

    void readSingle(byte[] file) throws XmlProblem {
        XmlElement root = root(file);
        read(root, root.line(), "", About.NOTHING);
    }

    void readPackage(Map<String, byte[]> unpacked) throws XmlProblem {
        files = unpacked;
        Optional<String> manifest = Qti.manifest(files);
        if (manifest.isPresent()) {
            readManifest(manifest.get());
        } else {
            files.keySet().stream()
                    .filter(path -> path.toLowerCase(Locale.ROOT).endsWith(".xml"))
                    .forEach(path -> readFile(path, About.NOTHING));
        }
        if (questions.isEmpty() && problems.isEmpty()) {
            throw new XmlProblem(1, "qti.empty");
        }
    }

    private void readManifest(String path) throws XmlProblem {
        XmlElement manifest = XmlReader.whole(XmlSource.text(file(path).orElseThrow()));
        for (XmlElement resource :
                manifest.all("resource").filter(QtiReading::isItem).toList()) {
            String item = XmlZip.resolved(path, MoodleText.unescaped(resource.attribute("href")));
            if (files.containsKey(item)) {
                readFile(item, About.of(resource));
            } else {
                problems.add(
                        new XmlProblem(resource.line(), "qti.no-file", resource.attribute("href")).in(named(path)));
            }
        }
    }

    private static boolean isItem(XmlElement resource) {
        String type = resource.attribute("type");
        return type.startsWith("imsqti_item") || type.startsWith("imsqti_apipitem");
    }

    private void readFile(String path, About about) {
        try {
            XmlElement root = root(file(path).orElseThrow());
            read(root, questions.size() + 1, path, about);
        } catch (XmlProblem e) {
            problems.add(e.in(named(path)));
        }
    }

    private static XmlElement root(byte[] file) throws XmlProblem {
        XmlElement root = XmlReader.whole(XmlSource.text(file)).renamed(QtiNames::ofVersion2);
        if (!root.name().equals("assessmentItem")) {
            throw new XmlProblem(root.line(), "qti.no-item", root.name());
        }
        return root;
    }

    private void read(XmlElement item, int number, String path, About about) throws XmlProblem {
        String where = named(path);
        try {
            Optional<Question> question = new QtiItem(item, key -> losses.add(item.line(), where, key)).read();
            if (question.isEmpty()) {
                losses.add(item.line(), where, "xml.lost.description");
                return;
            }
            if (about.tags().stream().anyMatch(tag -> tag.length() > Item.LONGEST_TAG)) {
                losses.add(item.line(), where, "xml.lost.long-tag", Item.LONGEST_TAG);
            }
            List<String> tags = about.tags().stream()
                    .filter(tag -> tag.length() <= Item.LONGEST_TAG)
                    .toList();
            questions.add(new Numbered(
                    number,
                    new Item(question.get(), picture(item, path), "", tags, about.difficulty(), Optional.empty())));
        } catch (IllegalArgumentException e) {
            throw new XmlProblem(item.line(), "xml.unfit");
        }
    }

    private record Image(String source, String alternative) {}

    private Optional<Picture> picture(XmlElement item, String path) {
        List<Image> images = item.all().flatMap(QtiReading::image).toList();
        boolean media =
                item.all().anyMatch(each -> List.of("audio", "video", "math").contains(each.name()));
        if (images.size() > 1 || media) {
            losses.add(item.line(), named(path), "xml.lost.pictures");
        }
        return images.stream().findFirst().flatMap(image -> picture(image, item, path));
    }

    private static Stream<Image> image(XmlElement element) {
        return switch (element.name()) {
            case "img" -> Stream.of(new Image(element.attribute("src"), element.attribute("alt")));
            case "object" -> Stream.of(new Image(element.attribute("data"), QtiText.of(element)));
            default -> Stream.empty();
        };
    }

    private Optional<Picture> picture(Image image, XmlElement item, String path) {
        boolean described = !image.alternative().isBlank();
        String alternative = described ? image.alternative() : XmlPictures.nameOf(image.source());
        Optional<Picture> picture = XmlPictures.page(image.source())
                .map(at -> new Picture(at, alternative))
                .or(() -> file(XmlZip.resolved(path, MoodleText.unescaped(image.source())))
                        .flatMap(bytes -> pictures.keep(bytes, alternative)));
        if (picture.isEmpty()) {
            losses.add(item.line(), named(path), "xml.lost.picture");
        } else if (!described) {
            losses.add(item.line(), named(path), "xml.lost.alternative");
        }
        return picture;
    }

    private Optional<byte[]> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    private static String named(String path) {
        return path.isEmpty() ? "" : " (" + path + ")";
    }
}
