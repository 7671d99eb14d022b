package org.entrain.core.lessons;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.entrain.core.bank.Pictures;
import org.entrain.core.formats.Decoded;
import org.entrain.core.lessons.Path.Start;

/** Reads files of Markdown, alone or in a zip that nobody vouches for; never throws. */
final class FolderReader {
    /** Pictures among them: a path has far fewer. */
    static final int MOST_FILES = 200;
    /** In bytes, of all files together: a bomb is never unpacked further. */
    static final int LARGEST = 16_000_000;

    private static final String MARKDOWN = ".md";
    /** What says how the path as a whole is called and begins. */
    private static final String PATH_FILE = "path.md";

    private static final List<String> PICTURES = List.of(".png", ".jpg", ".jpeg", ".gif", ".webp");
    private static final Pattern NUMBER = Pattern.compile("^0*(\\d{1,9})");
    private static final Pattern IMAGE = Pattern.compile("!\\[([^\\]]*)\\]\\(([^)\\s]+)\\)");
    /** By the number a name begins with, then by the name. */
    private static final Comparator<String> IN_ORDER =
            Comparator.comparingInt(FolderReader::number).thenComparing(name -> name.toLowerCase(Locale.ROOT));

    private final List<FileProblem> problems = new ArrayList<>();
    private final SequencedMap<String, byte[]> texts = new LinkedHashMap<>();
    private final Map<String, byte[]> pictures = new HashMap<>();
    private int html;

    private FolderReader() {}

    /** Whether a file is a zip with Markdown in it. */
    static boolean isFolder(byte... content) {
        try (var zip = zip(StandardCharsets.ISO_8859_1, content)) {
            ZipEntry entry = zip.getNextEntry();
            for (int i = 0; entry != null && i < MOST_FILES; i++) {
                if (isMarkdown(entry.getName())) {
                    return true;
                }
                entry = zip.getNextEntry();
            }
            // One without any file holds no questions either; of the two kinds of files it might be, this says more.
            return content.length < 100 && isZip(content);
        } catch (IOException | IllegalArgumentException broken) {
            return false;
        }
    }

    static boolean isMarkdown(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(MARKDOWN);
    }

    static boolean isPicture(String name) {
        return PICTURES.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
    }

    private static boolean isZip(byte... content) {
        return content.length > 1 && content[0] == 'P' && content[1] == 'K';
    }

    /** Reads a zip, or one file of Markdown. */
    static Folder read(String fileName, byte... content) {
        var reader = new FolderReader();
        if (isZip(content)) {
            return reader.unpacks(content) ? reader.path(fileName) : Folder.unreadable(reader.problems.getFirst());
        }
        reader.texts.put(fileName, content);
        List<StepDraft> steps = reader.steps();
        return reader.folder(false, "", new Start.ByCommand(), Path.USUAL_REMINDERS, steps);
    }

    private Folder folder(boolean isPath, String name, Start start, int reminders, List<StepDraft> steps) {
        return new Folder(isPath, name, start, reminders, steps, pictures, problems, html);
    }

    private boolean unpacks(byte... content) {
        return unpacks(StandardCharsets.UTF_8, content) || unpacksAgain(content);
    }

    /** Names that are no UTF-8 are what older versions of Windows wrote. */
    private boolean unpacksAgain(byte... content) {
        if (!problems.getFirst().key().equals("zip.broken")) {
            return false;
        }
        problems.clear();
        texts.clear();
        pictures.clear();
        return unpacks(
                Charset.isSupported("IBM850") ? Charset.forName("IBM850") : StandardCharsets.ISO_8859_1, content);
    }

    private boolean unpacks(Charset names, byte... content) {
        try (var zip = zip(names, content)) {
            int files = 0;
            int left = LARGEST;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files++;
                byte[] bytes = zip.readNBytes(left + 1);
                left -= bytes.length;
                if (files > MOST_FILES || left < 0 || leadsOut(entry.getName())) {
                    problems.add(wrong(files, left));
                    return false;
                }
                if (!entry.isDirectory()) {
                    take(entry.getName(), bytes);
                }
            }
            return true;
        } catch (IOException | IllegalArgumentException broken) {
            problems.addFirst(FileProblem.of("", 0, "zip.broken"));
            return false;
        }
    }

    private static FileProblem wrong(int files, int left) {
        return files > MOST_FILES
                ? FileProblem.of("", 0, "zip.files", MOST_FILES)
                : left < 0
                        ? FileProblem.of("", 0, "zip.large", LARGEST / 1_000_000)
                        : FileProblem.of("", 0, "zip.path");
    }

    private static boolean leadsOut(String path) {
        return path.startsWith("/")
                || path.contains("\\")
                || path.contains(":")
                || List.of(path.split("/")).contains("..");
    }

    private static ZipInputStream zip(Charset names, byte... content) {
        return new ZipInputStream(new ByteArrayInputStream(content), names);
    }

    /** Whatever folder it lies in; what a Mac or a program for notes adds is passed over. */
    private void take(String path, byte... bytes) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String small = name.toLowerCase(Locale.ROOT);
        if (path.startsWith("__MACOSX/") || name.startsWith(".")) {
            return;
        }
        boolean isNew = true;
        if (isMarkdown(name)) {
            isNew = texts.putIfAbsent(name, bytes) == null;
        } else if (isPicture(name)) {
            isNew = pictures.putIfAbsent(small, bytes) == null;
        }
        if (!isNew) {
            problems.add(FileProblem.of(name, 0, "twice"));
        }
    }

    private Folder path(String fileName) {
        String name = fileName.replaceFirst("\\.[^.]*$", "");
        Start start = new Start.ByCommand();
        int reminders = Path.USUAL_REMINDERS;
        Optional<byte[]> about = Optional.ofNullable(texts.remove(PATH_FILE));
        if (about.isPresent()) {
            FrontMatter head = FrontMatter.read(PATH_FILE, text(PATH_FILE, about.get()));
            problems.addAll(head.problems());
            name = head.value("title").isEmpty() ? name : head.value("title");
            start = start(head);
            reminders = reminders(head);
        }
        if (name.isBlank() || name.length() > Path.LONGEST_NAME) {
            problems.add(FileProblem.of(PATH_FILE, 0, "name", Path.LONGEST_NAME));
        }
        int files = texts.size();
        List<StepDraft> steps = steps();
        if (files == 0) {
            problems.add(FileProblem.of("", 0, "none"));
        } else if (files > Path.MOST_STEPS) {
            problems.add(FileProblem.of("", 0, "steps", files, Path.MOST_STEPS));
        }
        return folder(true, name, start, reminders, byDay(steps));
    }

    private Start start(FrontMatter head) {
        return Start.parse(head.value("start")).orElseGet(() -> {
            problems.add(FileProblem.of(PATH_FILE, head.line("start"), "start", head.value("start")));
            return new Start.ByCommand();
        });
    }

    private int reminders(FrontMatter head) {
        String said = head.value("reminders");
        if (said.isEmpty()) {
            return Path.USUAL_REMINDERS;
        }
        if (!said.matches("[0-9]") || Integer.parseInt(said) > Path.MOST_REMINDERS) {
            problems.add(FileProblem.of(PATH_FILE, head.line("reminders"), "reminders", Path.MOST_REMINDERS));
            return Path.USUAL_REMINDERS;
        }
        return Integer.parseInt(said);
    }

    private List<StepDraft> steps() {
        var steps = new ArrayList<StepDraft>();
        var titles = new HashSet<String>();
        for (String file : texts.keySet().stream().sorted(IN_ORDER).toList()) {
            StepFile read = StepFile.read(file, text(file, texts.getOrDefault(file, new byte[0])));
            problems.addAll(read.problems());
            html += read.html();
            read.draft().filter(this::picturesFit).ifPresent(draft -> {
                if (!titles.add(draft.kind() + draft.title().toLowerCase(Locale.ROOT))) {
                    problems.add(FileProblem.of(file, 0, "title.twice", draft.title()));
                }
                steps.add(draft);
            });
        }
        return steps;
    }

    private String text(String file, byte... bytes) {
        Decoded decoded = Decoded.of(bytes);
        decoded.problems().stream()
                .findFirst()
                .ifPresent(problem -> problems.add(FileProblem.of(file, 0, "text", problem)));
        return decoded.text();
    }

    private boolean picturesFit(StepDraft draft) {
        int before = problems.size();
        if (!draft.picture().isEmpty()) {
            check(draft.file(), draft.picture(), draft.alternative());
        }
        Matcher image = IMAGE.matcher(draft.body());
        while (image.find()) {
            check(draft.file(), image.group(2), image.group(1));
        }
        return problems.size() == before;
    }

    private void check(String file, String picture, String alternative) {
        if (alternative.isBlank()) {
            problems.add(FileProblem.of(file, 0, "picture.alt", picture));
        }
        if (Markdown.https(picture).isPresent()) {
            return;
        }
        Optional.ofNullable(pictures.get(pictureName(picture)))
                .ifPresentOrElse(
                        bytes -> Pictures.wrong(bytes)
                                .ifPresent(wrong -> problems.add(
                                        FileProblem.of(file, 0, "picture." + wrong, picture, Pictures.LONGEST_SIDE))),
                        () -> problems.add(FileProblem.of(file, 0, "picture.missing", picture)));
    }

    /** How a picture is found in the folder, whatever path leads to it. */
    static String pictureName(String address) {
        return address.substring(address.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    /** The text with each picture of the folder at another address. */
    static String moved(String body, UnaryOperator<String> address) {
        return IMAGE.matcher(body)
                .replaceAll(image ->
                        Matcher.quoteReplacement("![%s](%s)".formatted(image.group(1), address.apply(image.group(2)))));
    }

    /** A step that does not say its day comes the day after the one before. */
    private List<StepDraft> byDay(List<StepDraft> steps) {
        var dated = new ArrayList<StepDraft>();
        int last = 0;
        for (StepDraft step : steps) {
            int day = step.day() == 0 ? last + 1 : step.day();
            if (day < last) {
                problems.add(FileProblem.of(step.file(), 0, "day.before", day, last));
            }
            last = Math.max(day, last);
            dated.add(step.onDay(last));
        }
        return dated;
    }

    private static int number(String name) {
        Matcher number = NUMBER.matcher(name);
        return number.find() ? Integer.parseInt(number.group(1)) : Integer.MAX_VALUE;
    }
}
