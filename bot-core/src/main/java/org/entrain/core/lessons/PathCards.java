package org.entrain.core.lessons;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Words;
import org.entrain.core.text.Texts;

/** How paths look. */
final class PathCards {
    /** Of fewer people even numbers would tell who is meant. */
    static final int ENOUGH_PEOPLE = 5;

    private PathCards() {}

    static Message list(List<Path> paths, String community, Texts texts) {
        return Message.of(
                new Block.Heading(texts.say("path.list", community)),
                new Block.Choice(
                        texts.say("path.choose"),
                        Action.of(PathChat.SHOW),
                        paths.stream()
                                .map(path -> new Option(path.name(), path.id().toString()))
                                .toList()));
    }

    /** A path, and where somebody is on it. */
    static List<Block> path(Path path, Optional<Walk> mine, LocalDate today, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(path.name()));
        blocks.add(new Block.Text(steps(path.steps(), texts)));
        mine.map(Walk::state)
                .filter(state -> state != Walk.State.LEFT)
                .ifPresentOrElse(
                        state -> blocks.addAll(where(mine.orElseThrow(), today, texts)),
                        () -> blocks.add(
                                Buttons.of(Button.primary(texts.say("start"), Action.of(PathChat.START, path.id())))));
        return blocks;
    }

    private static List<Block> where(Walk walk, LocalDate today, Texts texts) {
        var blocks = new ArrayList<Block>();
        switch (walk.state()) {
            case WALKING -> {
                blocks.addAll(StepCards.onward(walk, today, texts));
                blocks.add(Buttons.of(
                        Button.of(texts.say("pause"), Action.of(PathChat.PAUSE, walk.id())),
                        Button.of(texts.say("leave"), Action.of(PathChat.LEAVE, walk.id()))));
            }
            case PAUSED -> blocks.addAll(paused(walk, texts).blocks());
            case WAITING, LEFT ->
                blocks.add(
                        new Block.Note(texts.words("home.waiting", walk.path().name())));
            case FINISHED ->
                blocks.add(
                        new Block.Note(texts.words("walk.finished", walk.path().name())));
        }
        return blocks;
    }

    static Message paused(Walk walk, Texts texts) {
        return Message.of(
                new Block.Text(texts.words("walk.paused", walk.path().name())),
                Buttons.of(
                        Button.primary(texts.say("resume"), Action.of(PathChat.RESUME, walk.id())),
                        Button.of(texts.say("leave"), Action.of(PathChat.LEAVE, walk.id()))));
    }

    /** Each step on a line. */
    static Words steps(List<Step> steps, Texts texts) {
        return Words.lines(steps.stream()
                .map(step -> texts.words("path.step", step.day(), texts.say("kind." + step.kind()), step.title()))
                .toList());
    }

    /** What the crew sees of how it goes: numbers, and only of enough people. */
    static List<Block> figures(Path path, Walks.Figures figures, Texts texts) {
        if (figures.started() < ENOUGH_PEOPLE) {
            return List.of(new Block.Divider(), new Block.Note(texts.words("figures.few", ENOUGH_PEOPLE)));
        }
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Divider());
        blocks.add(new Block.Text(texts.words("figures", figures.started(), figures.finished())));
        List<Block.Bar> bars = IntStream.range(0, path.steps().size())
                .mapToObj(i -> new Block.Bar(
                        path.steps().get(i).title(),
                        figures.stopped().getOrDefault(i, 0),
                        texts.say("figures.here", figures.stopped().getOrDefault(i, 0)),
                        false))
                .filter(bar -> bar.count() > 0)
                .toList();
        if (!bars.isEmpty()) {
            blocks.add(new Block.Bars(bars));
        }
        return blocks;
    }
}
