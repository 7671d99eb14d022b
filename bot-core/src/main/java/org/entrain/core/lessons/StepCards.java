package org.entrain.core.lessons;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.entrain.core.asking.Ask;
import org.entrain.core.asking.Shuffle;
import org.entrain.core.bank.Version;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Words;
import org.entrain.core.questions.Picture;
import org.entrain.core.text.Dates;
import org.entrain.core.text.Texts;

/** What one person sees of the paths they are on. */
final class StepCards {
    private static final int LONGEST_WORDS = 2_000;

    private StepCards() {}

    /** A question of a quiz on a path. */
    static Ask ask(Walk walk, Version version, Function<Picture, URI> pictures, Texts texts) {
        Object[] arguments = {LessonAnswerChat.OF_WALK, walk.id(), version.question(), version.number()};
        return new Ask(
                version.in(texts.language()),
                "",
                Shuffle.of(version.question(), walk.person(), true),
                response -> Action.of(
                        LessonAnswerChat.ANSWER,
                        LessonAnswerChat.OF_WALK,
                        walk.id(),
                        version.question(),
                        version.number(),
                        response.encoded()),
                Action.of(LessonAnswerChat.OPEN, arguments),
                Action.of(LessonAnswerChat.SUBMIT, arguments),
                pictures);
    }

    /** Which path, and how far on it. */
    static Block head(Walk walk, Texts texts) {
        return new Block.Note(texts.words(
                "step.head",
                walk.path().name(),
                walk.step() + 1,
                walk.path().steps().size()));
    }

    /** A quiz, before its first question. */
    static List<Block> quiz(Walk walk, Step step, int questions, Texts texts) {
        return List.of(
                new Block.Heading(texts.say("step.quiz", step.title())),
                new Block.Text(texts.words("step.quiz.about", questions)),
                Buttons.of(Button.primary(texts.say("step.begin"), Action.of(StepChat.QUIZ, walk.id()))));
    }

    /** Something to do. */
    static List<Block> task(Walk walk, Step step, Function<Picture, URI> pictures, Texts texts) {
        return told(
                step,
                pictures,
                List.of(Buttons.of(
                        Button.primary(texts.say("step.done"), Action.of(StepChat.DONE, walk.id(), walk.step())))));
    }

    /** Something to think about. */
    static List<Block> prompt(Walk walk, Step step, Function<Picture, URI> pictures, Texts texts) {
        return told(
                step,
                pictures,
                List.of(
                        Buttons.of(Button.opening(
                                texts.say("step.write"), Action.of(StepChat.WORDS, walk.id(), walk.step()))),
                        new Block.Note(texts.words("step.yours"))));
    }

    private static List<Block> told(Step step, Function<Picture, URI> pictures, List<Block> below) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(step.title()));
        if (!step.body().isBlank()) {
            blocks.addAll(LessonCards.text(step.body(), pictures));
        }
        blocks.addAll(below);
        return blocks;
    }

    /** The form in which a prompt is answered. */
    static Form words(Walk walk, Step step, Texts texts) {
        return new Form(
                Action.of(StepChat.WORDS, walk.id(), walk.step()),
                texts.say("step.words.title"),
                List.of(new Block.Text(Words.plain(step.title()))),
                List.of(new Form.TextField(
                        "words",
                        texts.say("step.words"),
                        texts.say("step.words.hint"),
                        false,
                        true,
                        LONGEST_WORDS,
                        "")),
                texts.say("form.keep"),
                texts.say("form.cancel"));
    }

    /** How far somebody is, and what comes next. */
    static List<Block> onward(Walk walk, LocalDate today, Texts texts) {
        if (walk.isOver()) {
            return List.of(new Block.Text(texts.words("onward.over", walk.path().name())));
        }
        if (walk.opensOn().isAfter(today)) {
            return List.of(
                    progress(walk, texts), new Block.Note(texts.words("onward.later", day(walk.opensOn(), texts))));
        }
        return List.of(progress(walk, texts), Buttons.of(next(walk, texts)));
    }

    static Button next(Walk walk, Texts texts) {
        return Button.primary(texts.say("onward.next"), Action.of(StepChat.STEP, walk.id()));
    }

    static Block progress(Walk walk, Texts texts) {
        int of = walk.path().steps().size();
        return new Block.Progress(
                walk.path().name(), Math.min(walk.step(), of), of, texts.say("onward.progress", walk.step(), of));
    }

    /** The warm word at the end. */
    static Message finished(Walk walk, Optional<String> next, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("finished.title")));
        blocks.add(new Block.Text(
                texts.words("finished", walk.path().name(), walk.path().steps().size())));
        next.ifPresent(name -> blocks.add(new Block.Text(texts.words("waited", name))));
        return Message.of(blocks);
    }

    /** A day, as it is said. */
    static String day(LocalDate day, Texts texts) {
        return Dates.DAY.of(day, texts.language());
    }

    /** A part of somebody's own page. */
    static List<Block> home(List<Walk> walks, LocalDate today, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("home.title")));
        for (Walk walk : walks) {
            switch (walk.state()) {
                case WALKING -> blocks.addAll(onward(walk, today, texts));
                case PAUSED -> {
                    blocks.add(progress(walk, texts));
                    blocks.add(Buttons.of(Button.of(texts.say("resume"), Action.of(PathChat.RESUME, walk.id()))));
                }
                case WAITING ->
                    blocks.add(new Block.Note(
                            texts.words("home.waiting", walk.path().name())));
                case FINISHED, LEFT -> {}
            }
        }
        return blocks;
    }
}
