package org.entrain.core.lessons;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrain.core.bank.Bank;
import org.entrain.core.bank.Pictures;
import org.entrain.core.bank.Quiz;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.bank.Version;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Interaction;
import org.entrain.core.communities.Community;
import org.entrain.core.database.Transaction;
import org.entrain.core.formats.Format;
import org.entrain.core.formats.Formats;
import org.entrain.core.formats.Gift;
import org.entrain.core.formats.Imported;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Picture;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** The form in which a lesson is written. */
public final class LessonForm {
    /** The smaller of the platforms' limits. */
    private static final int LONGEST_TEXT = 3_000;

    private static final int LONGEST_ADDRESS = 500;
    private static final int LONGEST_ALTERNATIVE = 200;
    /** "fire-safety 3": a question by its quiz and its number there. */
    private static final Pattern IN_QUIZ = Pattern.compile("([^{}\\n]+?)\\s+(\\d{1,5})");

    private final Lessons lessons;
    private final Keeping keeping;
    private final Bank bank;
    private final Quizzes quizzes;
    private final Pictures pictures;

    /** Made once, when the program starts. */
    public LessonForm(Lessons lessons, Keeping keeping, Bank bank, Quizzes quizzes, Pictures pictures) {
        this.lessons = lessons;
        this.keeping = keeping;
        this.bank = bank;
        this.quizzes = quizzes;
        this.pictures = pictures;
    }

    /** What was read from a form. */
    sealed interface Reading {
        record Good(Lesson lesson) implements Reading {}

        /** What to mend, by field. */
        record Wrong(Map<String, String> errors) implements Reading {
            public Wrong {
                errors = Map.copyOf(errors);
            }
        }
    }

    /** Whether a lesson can be changed here; a longer one comes as a file. */
    boolean holds(Lesson lesson) {
        return lesson.body().length() <= LONGEST_TEXT;
    }

    Form empty(Action action, Texts texts) {
        return form(action, Map.of(), texts);
    }

    Form filled(Transaction tx, Lesson lesson, Action action, Texts texts) {
        return form(
                action,
                Map.of(
                        "title", lesson.title(),
                        "text", lesson.body(),
                        "picture",
                                lesson.picture().map(one -> one.at().toString()).orElse(""),
                        "alternative",
                                lesson.picture().map(Picture::alternative).orElse(""),
                        "link", lesson.link().map(URI::toString).orElse(""),
                        "question",
                                lesson.question()
                                        .flatMap(id -> bank.asked(tx, id))
                                        .map(LessonForm::gift)
                                        .orElse("")),
                texts);
    }

    private static String gift(Version version) {
        byte[] gift = Formats.write(Format.GIFT, "", List.of(version.original()), Language.EN, at -> Optional.empty())
                .content();
        return new String(gift, StandardCharsets.UTF_8).strip();
    }

    private static Form form(Action action, Map<String, String> values, Texts texts) {
        return new Form(
                action,
                texts.say("form.lesson"),
                List.<Block>of(new Block.Note(texts.words("form.lesson.intro", Lesson.MOST_WORDS))),
                List.of(
                        field("title", Lesson.LONGEST_TITLE, false, false, values, texts),
                        field("text", LONGEST_TEXT, false, true, values, texts),
                        field("picture", LONGEST_ADDRESS, true, false, values, texts),
                        field("alternative", LONGEST_ALTERNATIVE, true, false, values, texts),
                        field("link", LONGEST_ADDRESS, true, false, values, texts),
                        field("question", LONGEST_TEXT, true, true, values, texts)),
                texts.say("form.keep"),
                texts.say("form.cancel"));
    }

    /** A line or a page of words, with its label and hint among the texts; what is there already is cut where it is too long. */
    static Form.Field field(
            String id, int longest, boolean optional, boolean multiline, Map<String, String> values, Texts texts) {
        String initial = values.getOrDefault(id, "");
        return new Form.TextField(
                id,
                texts.say("form." + id),
                texts.say("form.hint." + id),
                optional,
                multiline,
                longest,
                initial.substring(0, Math.min(initial.length(), longest)));
    }

    /** Reads it all and says all that is wrong at once; a question is kept once nothing is. */
    Reading read(Turn turn, Community community, Interaction.Submission form, Optional<Lesson> before) {
        Texts texts = turn.texts(LessonForm.class);
        Map<String, String> errors = new HashMap<>();
        String title = said(form, "title");
        String body = said(form, "text");
        checkTitle(turn, community, title, before, errors);
        checkBody(body, errors, texts);
        Optional<URI> link =
                Optional.of(said(form, "link")).filter(text -> !text.isEmpty()).flatMap(Markdown::https);
        if (link.isEmpty() && !said(form, "link").isEmpty()) {
            errors.put("link", texts.say("file.link"));
        }
        Optional<Picture> picture = picture(turn, form, errors);
        Optional<UUID> kept = existing(turn, community, said(form, "question"));
        Optional<Item> item = kept.isPresent() ? Optional.empty() : item(said(form, "question"), errors, texts);
        if (!errors.isEmpty()) {
            return new Reading.Wrong(errors);
        }
        Optional<UUID> question = kept.or(() -> item.map(one -> keeping.question(
                turn.tx(),
                community,
                one,
                before.flatMap(Lesson::question),
                turn.person().id(),
                turn.at())));
        return new Reading.Good(new Lesson(
                before.map(Lesson::id).orElseGet(UUID::randomUUID),
                community.id(),
                title,
                body,
                picture,
                link,
                question));
    }

    private static String said(Interaction.Submission form, String field) {
        return form.value(field).replace("\0", "").strip();
    }

    private void checkTitle(
            Turn turn, Community community, String title, Optional<Lesson> before, Map<String, String> errors) {
        Texts texts = turn.texts(LessonForm.class);
        if (title.isEmpty()
                || title.length() > Lesson.LONGEST_TITLE
                || title.lines().count() > 1) {
            errors.put("title", texts.say("form.title.bad", Lesson.LONGEST_TITLE));
        } else if (lessons.titled(turn.tx(), community.id(), title)
                .filter(other -> !other.id().equals(before.map(Lesson::id).orElse(other.communityId())))
                .isPresent()) {
            errors.put("title", texts.say("form.title.taken"));
        }
    }

    private static void checkBody(String body, Map<String, String> errors, Texts texts) {
        Markdown.Page page = Markdown.read(body, Markdown::https);
        if (page.blocks().isEmpty()) {
            errors.put("text", texts.say("form.text.bad"));
        }
        StepFile.tooLong(page)
                .ifPresent(over -> errors.put("text", texts.say("file." + over.key(), over.by(), over.most())));
    }

    private Optional<Picture> picture(Turn turn, Interaction.Submission form, Map<String, String> errors) {
        String address = said(form, "picture");
        if (address.isEmpty()) {
            return Optional.empty();
        }
        Texts texts = turn.texts(LessonForm.class);
        String alternative = said(form, "alternative");
        if (alternative.isEmpty()) {
            errors.put("alternative", texts.say("form.alternative.bad"));
            return Optional.empty();
        }
        String id = address.startsWith(Picture.KEPT + ":") ? address.substring(Picture.KEPT.length() + 1) : address;
        if (pictures.keeps(turn.tx(), turn.person().organisationId(), id)) {
            return Optional.of(Picture.kept(id, alternative));
        }
        Optional<URI> page = Markdown.https(address);
        if (page.isEmpty()) {
            errors.put("picture", texts.say("form.picture.bad"));
        }
        return page.map(at -> new Picture(at, alternative));
    }

    private Optional<UUID> existing(Turn turn, Community community, String said) {
        Matcher inQuiz = IN_QUIZ.matcher(said);
        if (!inQuiz.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(inQuiz.group(2));
        return quizzes.named(turn.tx(), community.id(), inQuiz.group(1))
                .map(Quiz::questions)
                .filter(all -> number >= 1 && number <= all.size())
                .map(all -> all.get(number - 1).question());
    }

    private static Optional<Item> item(String gift, Map<String, String> errors, Texts texts) {
        if (gift.isEmpty()) {
            return Optional.empty();
        }
        Imported read = Gift.read(gift);
        if (!read.problems().isEmpty()) {
            errors.put("question", read.problems().getFirst().say(texts.language()));
        } else if (read.questions().size() != 1) {
            errors.put("question", texts.say("form.question.bad"));
        }
        return read.questions().stream().findFirst().map(one -> one.item());
    }
}
