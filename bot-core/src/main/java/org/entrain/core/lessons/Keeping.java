package org.entrain.core.lessons;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.bank.Bank;
import org.entrain.core.bank.Pictures;
import org.entrain.core.bank.Quiz;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.bank.Variant;
import org.entrain.core.bank.Version;
import org.entrain.core.communities.Community;
import org.entrain.core.database.Transaction;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Picture;

/** Makes lessons and paths of what was brought; what a community has by the same name is replaced. */
public final class Keeping {
    private final Lessons lessons;
    private final Paths paths;
    private final Bank bank;
    private final Quizzes quizzes;
    private final Pictures pictures;

    /** Made once, when the program starts. */
    public Keeping(Lessons lessons, Paths paths, Bank bank, Quizzes quizzes, Pictures pictures) {
        this.lessons = lessons;
        this.paths = paths;
        this.bank = bank;
        this.quizzes = quizzes;
        this.pictures = pictures;
    }

    /** What is wrong with a folder in a community, beside what is wrong in itself: quizzes that are not there. */
    List<FileProblem> problems(Transaction tx, Community community, Folder folder) {
        var problems = new ArrayList<>(folder.problems());
        folder.steps().stream()
                .filter(step -> step.kind() == Step.Kind.QUIZ)
                .filter(step -> quizzes.named(tx, community.id(), step.title()).isEmpty())
                .forEach(step -> problems.add(FileProblem.of(step.file(), 0, "quiz", step.title())));
        if (!folder.isPath()) {
            folder.steps().stream()
                    .filter(step -> step.kind() != Step.Kind.LESSON)
                    .forEach(step -> problems.add(FileProblem.of(step.file(), 0, "alone")));
        }
        return problems;
    }

    /** The path that a folder would replace. */
    Optional<Path> replaced(Transaction tx, Community community, Folder folder) {
        return folder.isPath() ? paths.named(tx, community.id(), folder.name()) : Optional.empty();
    }

    /** The titles of the lessons that a folder would change. */
    List<String> changed(Transaction tx, Community community, Folder folder) {
        return folder.steps().stream()
                .filter(step -> step.kind() == Step.Kind.LESSON)
                .flatMap(step -> lessons.titled(tx, community.id(), step.title()).stream())
                .map(Lesson::title)
                .toList();
    }

    /** Keeps all of it. */
    void keep(Transaction tx, Community community, Folder folder, UUID author, Instant at) {
        Map<String, String> kept = new HashMap<>();
        folder.pictures().forEach((name, bytes) -> {
            if (Pictures.wrong(bytes).isEmpty()) {
                kept.put(name, pictures.keep(tx, community.organisationId(), bytes));
            }
        });
        List<Step> steps = folder.steps().stream()
                .map(draft -> step(tx, community, draft, kept, author, at))
                .toList();
        if (folder.isPath()) {
            UUID id = replaced(tx, community, folder).map(Path::id).orElseGet(UUID::randomUUID);
            paths.keep(
                    tx,
                    new Path(
                            id,
                            community.organisationId(),
                            community.id(),
                            folder.name(),
                            folder.start(),
                            folder.reminders(),
                            steps),
                    author,
                    at);
        }
    }

    private Step step(
            Transaction tx, Community community, StepDraft draft, Map<String, String> kept, UUID author, Instant at) {
        String body =
                FolderReader.moved(draft.body(), address -> at(address, kept).toString());
        Optional<UUID> lesson = draft.kind() == Step.Kind.LESSON
                ? Optional.of(lesson(tx, community, draft, body, kept, author, at))
                : Optional.empty();
        Optional<UUID> quiz = draft.kind() == Step.Kind.QUIZ
                ? quizzes.named(tx, community.id(), draft.title()).map(Quiz::id)
                : Optional.empty();
        return new Step(draft.day(), draft.kind(), draft.title(), lesson.isPresent() ? "" : body, lesson, quiz);
    }

    private static URI at(String address, Map<String, String> kept) {
        return Optional.ofNullable(kept.get(FolderReader.pictureName(address)))
                .map(id -> URI.create(Picture.KEPT + ":" + id))
                .orElseGet(() -> URI.create(address));
    }

    private UUID lesson(
            Transaction tx,
            Community community,
            StepDraft draft,
            String body,
            Map<String, String> kept,
            UUID author,
            Instant at) {
        Optional<Lesson> before = lessons.titled(tx, community.id(), draft.title());
        Optional<Picture> picture = draft.picture().isEmpty()
                ? Optional.empty()
                : Optional.of(new Picture(at(draft.picture(), kept), draft.alternative()));
        var lesson = new Lesson(
                before.map(Lesson::id).orElseGet(UUID::randomUUID),
                community.id(),
                draft.title(),
                body,
                picture,
                draft.link(),
                draft.question()
                        .map(item -> question(tx, community, item, before.flatMap(Lesson::question), author, at)));
        if (before.isPresent()) {
            lessons.change(tx, lesson, at);
        } else {
            lessons.add(tx, community.organisationId(), lesson, author, at);
        }
        return lesson.id();
    }

    /** A question that did not change stays what was answered. */
    UUID question(Transaction tx, Community community, Item item, Optional<UUID> before, UUID author, Instant at) {
        return before.flatMap(id -> bank.asked(tx, id))
                .filter(version -> version.original().equals(item))
                .map(Version::question)
                .orElseGet(() -> bank.add(
                                tx,
                                community.organisationId(),
                                community.id(),
                                List.of(List.of(new Variant(community.language(), item))),
                                Bank.Standing.APPROVED,
                                author,
                                at)
                        .getFirst()
                        .question());
    }
}
