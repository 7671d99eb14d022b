package org.entrain.core.formats;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.entrain.core.questions.Item;

/** Questions in Moodle XML, the format that keeps all that Moodle knows of a question (docs.moodle.org, "Moodle XML format"). */
public final class MoodleXml {
    /** What the writer says of the category that bears the quiz's name, so that the reader makes no tag of it. */
    static final String ABOUT_QUIZ = "Entrain";

    private final List<Numbered> questions = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final XmlLosses losses = new XmlLosses();
    private final XmlPictures pictures = new XmlPictures();
    private Optional<String> category = Optional.empty();

    private MoodleXml() {}

    /**
     * Reads a file; takes time in proportion to its length, opens nothing that the file names, and never throws. A file that
     * is no XML to its end is one problem and gives no question.
     */
    public static Imported read(byte[] file) {
        var reading = new MoodleXml();
        try {
            reading.readAll(new XmlReader(XmlSource.text(file)));
        } catch (XmlProblem e) {
            return new Imported(List.of(), List.of(e.in("")));
        }
        return new Imported(reading.questions, reading.problems, reading.losses.all(), reading.pictures.all());
    }

    /**
     * Writes a file in which the questions stand in a category called {@code quizName}.
     *
     * @param pictures the content of a picture that Entrain keeps, by its address
     */
    public static Exported write(String quizName, List<Item> items, Function<URI, Optional<byte[]>> pictures) {
        return new MoodleWriter(pictures).write(quizName, items);
    }

    private void readAll(XmlReader reader) throws XmlProblem {
        XmlElement root = reader.root();
        if (!root.name().equals("quiz")) {
            throw new XmlProblem(root.line(), "moodle.no-quiz", root.name());
        }
        Optional<XmlElement> next = reader.next();
        while (next.isPresent()) {
            if (next.get().name().equals("question")) {
                read(next.get());
            }
            next = reader.next();
        }
    }

    private void read(XmlElement question) {
        int line = question.line();
        try {
            switch (question.attribute("type")) {
                case "category" -> category = category(question);
                case "description" -> losses.add(line, "", "xml.lost.description");
                default ->
                    questions.add(new Numbered(
                            line,
                            new MoodleItem(question, losses, pictures)
                                    .read(category.stream().toList())));
            }
        } catch (XmlProblem e) {
            problems.add(e.in(""));
        } catch (IllegalArgumentException e) {
            problems.add(new XmlProblem(line, "xml.unfit").in(""));
        }
    }

    /** The last part of a path such as {@code $course$/top/Safety/Fire}; a slash of the name itself is doubled. */
    private static Optional<String> category(XmlElement question) {
        String path = question.child("category").map(each -> each.text("text")).orElse("");
        boolean quiz = question.child("info")
                .filter(info -> info.text("text").equals(ABOUT_QUIZ))
                .isPresent();
        String name = path.substring(lastSlash(path) + 1).replace("//", "/").strip();
        boolean named = !name.isEmpty() && !name.equals("top") && !name.matches("\\$[a-z]+\\$");
        return named && !quiz ? Optional.of(name) : Optional.empty();
    }

    private static int lastSlash(String path) {
        for (int at = path.length() - 1; at >= 0; at--) {
            if (path.charAt(at) == '/') {
                if (at == 0 || path.charAt(at - 1) != '/') {
                    return at;
                }
                at--;
            }
        }
        return -1;
    }
}
