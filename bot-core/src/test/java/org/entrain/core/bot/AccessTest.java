package org.entrain.core.bot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.entrain.core.activity.Activity;
import org.entrain.core.calendar.PlanChat;
import org.entrain.core.challenges.ChallengeChat;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Profile.Standing;
import org.entrain.core.chat.SharedFile;
import org.entrain.core.communities.Access;
import org.entrain.core.database.Transaction;
import org.entrain.core.lessons.LessonChat;
import org.entrain.core.library.ImportChat;
import org.entrain.core.pairing.PairChat;
import org.entrain.core.prompts.IcebreakerChat;
import org.entrain.core.pulse.PulseChat;
import org.entrain.core.quizzes.QuizChat;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;
import org.entrain.core.thanks.ThanksChat;
import org.entrain.core.welcome.WelcomeChat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Everything that can be done, tried by everybody in the home of one community: who may is what docs/rights.md says.
 *
 * <p>Whoever adds a command, a press, a form or a file adds a line to {@link #lines}: how it is done, so that it would
 * work for who may. What is tried is undone.
 */
class AccessTest {
    private static final Path DOCS = Path.of(System.getProperty("entrain.root", ".."), "docs", "rights.md");

    /** Who tries: the column of the table that speaks of them. */
    private enum Role {
        GUEST,
        COLLEAGUE,
        MEMBER,
        CREW,
        LEAD,
        MANAGER,
        ADMINISTRATOR,
        /** The administrator of another organisation. */
        STRANGER;

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One way to do something, by somebody. */
    private record Scene(Visitor visitor, Transaction tx, UUID person, UUID community, UUID run, UUID plan) {
        /** The first question that was asked. */
        UUID question() {
            return id(tx, "SELECT question_id FROM run_questions WHERE number = 0");
        }

        UUID programme() {
            return id(tx, "SELECT id FROM pairing_programmes");
        }

        /** A group that whoever tries is in. */
        UUID circle() {
            tx.handle().createUpdate("""
                            INSERT INTO pairing_members (group_id, person_id, joined_at)
                            SELECT id, :person, now() FROM pairing_groups
                            """).bind("person", person()).execute();
            return id(tx, "SELECT id FROM pairing_groups");
        }

        UUID quiz() {
            return id(tx, "SELECT quiz_id FROM quiz_runs");
        }

        /** One that a member wrote. */
        UUID prompt() {
            return id(tx, "SELECT id FROM prompts");
        }

        /** A question that the community was asked. */
        UUID promptRound() {
            return id(tx, "SELECT id FROM prompt_rounds");
        }

        Interaction says(String words) {
            return command(words, List.of());
        }

        Interaction hands(String name, String content) {
            return command("", List.of(new SharedFile(name, content.getBytes(StandardCharsets.UTF_8))));
        }

        private Interaction command(String words, List<SharedFile> files) {
            return new Interaction.Command(
                    delivery(),
                    visitor.profile(),
                    visitor.place(),
                    words,
                    files,
                    visitor.world().now());
        }

        Interaction presses(String action, Object... arguments) {
            return new Interaction.Press(
                    delivery(),
                    visitor.profile(),
                    visitor.place(),
                    Action.of(action, arguments),
                    visitor.world().now());
        }

        Interaction submits(String action, Map<String, List<String>> values, Object... arguments) {
            return new Interaction.Submission(
                    delivery(),
                    visitor.profile(),
                    visitor.place(),
                    Action.of(action, arguments),
                    values,
                    visitor.world().now());
        }

        private String delivery() {
            return visitor.world().newDelivery();
        }
    }

    /**
     * How something is done.
     *
     * @param inCommunity whether it is about the one community; a stranger then may not, nor may a guest of outside
     *     unless the table says so
     */
    private record Line(String what, boolean inCommunity, Function<Scene, Interaction> way) {}

    private static Line in(String what, Function<Scene, Interaction> way) {
        return new Line(what, true, way);
    }

    private static Line anywhere(String what, Function<Scene, Interaction> way) {
        return new Line(what, false, way);
    }

    private static List<Line> lines() {
        return List.of(
                in("command community", s -> s.says("community Fire safety")),
                anywhere("command badges", s -> s.says("badges")),
                anywhere("press badge.mine", s -> s.presses("badge.mine")),
                anywhere("command badge list", s -> s.says("badge list")),
                anywhere("press badge.show", s -> s.presses("badge.show", s.run())),
                anywhere("press badge.channel", s -> s.presses("badge.channel", s.run())),
                anywhere("press badge.open", s -> s.presses("badge.open", s.run())),
                anywhere("press badge.close", s -> s.presses("badge.close", s.run())),
                anywhere("press badge.quiet", s -> s.presses("badge.quiet", s.run())),
                in("command badge give", s -> s.says("badge give")),
                in("press badge.give", s -> s.presses("badge.give", s.community())),
                in("form badge.give", s -> s.submits("badge.give", Map.of(), s.community())),
                in("command badge new", s -> s.says("badge new")),
                in("press badge.new", s -> s.presses("badge.new", s.community())),
                in("form badge.new", s -> s.submits("badge.new", Map.of(), s.community())),
                in("command badge edit", s -> s.says("badge edit nothing")),
                in("press badge.edit", s -> s.presses("badge.edit", s.community(), s.run())),
                in("form badge.edit", s -> s.submits("badge.edit", Map.of(), s.community(), s.run())),
                in("file .svg", s -> s.hands("badge nothing.svg", "<svg/>")),
                in("file .png of badge", s -> s.hands("badge nothing.png", "")),
                in("press badge.history", s -> s.presses("badge.history", s.community(), s.run())),
                in("press badge.history-give", s -> s.presses("badge.history-give", s.community(), s.run())),
                anywhere("command badge revoke", s -> s.says("badge revoke")),
                anywhere("command badge allowance", s -> s.says("badge allowance")),
                anywhere("command badge recount", s -> s.says("badge recount")),
                anywhere("press badge.recount", s -> s.presses("badge.recount", "")),
                in("command community show", s -> s.says("community show Fire safety")),
                anywhere("command community list", s -> s.says("community list")),
                anywhere("press community.more", s -> s.presses("community.more", "", 0)),
                anywhere("command community create", s -> s.says("community create")),
                anywhere("press community.create", s -> s.presses("community.create")),
                anywhere("form community.create", s -> s.submits("community.create", Map.of())),
                anywhere("command community here", s -> s.says("community here Another")),
                in("command community join", s -> s.says("community join Fire safety")),
                in("press community.join", s -> s.presses("community.join", s.community())),
                in("command community leave", s -> s.says("community leave")),
                in("press community.leave", s -> s.presses("community.leave", s.community())),
                in("press community.leave-surely", s -> s.presses("community.leave-surely", s.community())),
                in("command community invite", s -> s.says("community invite")),
                in("press community.invite", s -> s.presses("community.invite", s.community())),
                in("form community.invite", s -> s.submits("community.invite", Map.of(), s.community())),
                in("press community.admit", s -> s.presses("community.admit", s.community(), s.person())),
                in("press community.turn-away", s -> s.presses("community.turn-away", s.community(), s.person())),
                anywhere("press community.decline", s -> s.presses("community.decline", s.community())),
                in("command community edit", s -> s.says("community edit")),
                in("press community.edit", s -> s.presses("community.edit", s.community())),
                in("form community.edit", s -> s.submits("community.edit", Map.of(), s.community())),
                in("command community archive", s -> s.says("community archive")),
                in("press community.archive", s -> s.presses("community.archive", s.community())),
                anywhere("command digest", s -> s.says("digest")),
                anywhere("command digest preview", s -> s.says("digest preview")),
                anywhere("command digest hints", s -> s.says("digest hints on")),
                anywhere("press digest.rhythm", s -> s.presses("digest.rhythm", "MONTHLY")),
                anywhere("press digest.name", s -> s.presses("digest.name", "true")),
                anywhere("press digest.suggest", s -> s.presses("digest.suggest", "INVITE", s.community())),
                in("press digest.do", s -> s.presses("digest.do", "INVITE", s.community())),
                in("command quiz live", s -> s.says("quiz live")),
                in("press quiz.live", s -> s.presses("quiz.live", "fire-safety")),
                in("press quiz.live-step", s -> s.presses("quiz.live-step", s.run(), 0, "NEXT")),
                in("command quiz team", s -> s.says("quiz team")),
                in("press quiz.team", s -> s.presses("quiz.team", "fire-safety")),
                in("press quiz.team-make", s -> s.presses("quiz.team-make", s.run())),
                in("press quiz.team-in", s -> s.presses("quiz.team-in", s.run())),
                in("press quiz.team-table", s -> s.presses("quiz.team-table", s.run())),
                in("press quiz.team-with", s -> s.presses("quiz.team-with", s.run())),
                in("press quiz.team-answer", s -> s.presses("quiz.team-answer", s.run(), 0, "c0")),
                in("press quiz.team-ask", s -> s.presses("quiz.team-ask", s.run(), 0)),
                in("form quiz.team-answer-form", s -> s.submits("quiz.team-answer-form", Map.of(), s.run(), 0)),
                in("command quiz primer", s -> s.says("quiz primer")),
                in("press quiz.primer", s -> s.presses("quiz.primer", "fire-safety")),
                in("press quiz.primer-stop", s -> s.presses("quiz.primer-stop", s.run())),
                in("command quiz private", s -> s.says("quiz private")),
                in("press quiz.private", s -> s.presses("quiz.private", "fire-safety")),
                in("command pair list", s -> s.says("pair list")),
                in("command pair join", s -> s.says("pair join")),
                in("command pair leave", s -> s.says("pair leave")),
                in("command pair pause", s -> s.says("pair pause")),
                in("command pair start", s -> s.says("pair start")),
                in("command pair preview", s -> s.says("pair preview")),
                in("command pair now", s -> s.says("pair now")),
                in("command pair stop", s -> s.says("pair stop")),
                in("command pair wishes", s -> s.says("pair wishes")),
                anywhere("command pair skills", s -> s.says("pair skills")),
                anywhere("press pair.skills", s -> s.presses("pair.skills")),
                anywhere("form pair.skills", s -> s.submits("pair.skills", Map.of())),
                anywhere("command pair apart", s -> s.says("pair apart")),
                anywhere("press pair.apart", s -> s.presses("pair.apart")),
                anywhere("form pair.apart", s -> s.submits("pair.apart", Map.of())),
                in("press pair.join", s -> s.presses("pair.join", s.programme(), "EQUAL")),
                in("press pair.leave", s -> s.presses("pair.leave", s.programme())),
                in("press pair.pause", s -> s.presses("pair.pause", s.programme())),
                in("press pair.open", s -> s.presses("pair.open", s.community())),
                in("form pair.start", s -> s.submits("pair.start", Map.of(), s.community())),
                in("press pair.preview", s -> s.presses("pair.preview", s.programme())),
                in("press pair.now", s -> s.presses("pair.now", s.programme())),
                in("press pair.stop", s -> s.presses("pair.stop", s.programme())),
                in("press pair.wishes", s -> s.presses("pair.wishes", s.programme())),
                in("form pair.wishes", s -> s.submits("pair.wishes", Map.of(), s.programme())),
                in("press pair.answer", s -> s.presses("pair.answer", s.circle(), "HALF", "YES")),
                anywhere("command challenge", s -> s.says("challenge")),
                in("command challenge list", s -> s.says("challenge list")),
                in("command challenge start", s -> s.says("challenge start \"Exits\" 5d")),
                in("command challenge templates", s -> s.says("challenge templates")),
                in("command challenge review", s -> s.says("challenge review")),
                in("command challenge end", s -> s.says("challenge end")),
                in("command challenge cancel", s -> s.says("challenge cancel")),
                in("press challenge.open", s -> s.presses("challenge.open", s.community(), "")),
                in("form challenge.new", s -> s.submits("challenge.new", Map.of(), s.community())),
                in("press challenge.mine", s -> s.presses("challenge.mine", challenge(s))),
                in("press challenge.join", s -> s.presses("challenge.join", challenge(s))),
                in("press challenge.remind", s -> s.presses("challenge.remind", challenge(s), "yes")),
                in("press challenge.leave", s -> s.presses("challenge.leave", challenge(s))),
                in("press challenge.begin", s -> s.presses("challenge.begin", challenge(s))),
                in("press challenge.end", s -> s.presses("challenge.end", challenge(s))),
                in("press challenge.cancel", s -> s.presses("challenge.cancel", challenge(s))),
                in("press challenge.share", s -> s.presses("challenge.share", challenge(s))),
                in("form challenge.share", s -> s.submits("challenge.share", Map.of(), challenge(s))),
                in("press challenge.proof", s -> s.presses("challenge.proof", challenge(s), 0)),
                in("form challenge.proof", s -> s.submits("challenge.proof", Map.of(), challenge(s), 0)),
                in("press challenge.picture", s -> s.presses("challenge.picture", challenge(s), 0)),
                in("file awaited as proof", AccessTest::handsAProof),
                in("press challenge.proof-share", s -> s.presses("challenge.proof-share", proof(s), "PEERS")),
                in("press challenge.look", s -> s.presses("challenge.look", s.community())),
                in("press challenge.approve", s -> s.presses("challenge.approve", proof(s))),
                in("press challenge.send-back", s -> s.presses("challenge.send-back", proof(s))),
                in("form challenge.send-back", s -> s.submits("challenge.send-back", Map.of(), proof(s))),
                anywhere("command points", s -> s.says("points")),
                in("command board", s -> s.says("board")),
                in("command season", s -> s.says("season")),
                in("command saison", s -> s.says("saison")),
                in("command tableau", s -> s.says("tableau")),
                in("press board.show", s -> s.presses("board.show", s.community())),
                anywhere("command board join", s -> s.says("board join")),
                anywhere("press board.join", s -> s.presses("board.join")),
                anywhere("command board leave", s -> s.says("board leave")),
                anywhere("press board.leave", s -> s.presses("board.leave")),
                anywhere("command board off", s -> s.says("board off France")),
                anywhere("command board on", s -> s.says("board on France")),
                in("command board here", s -> s.says("board here off")),
                in("command season start", s -> s.says("season start 4 weeks")),
                in("command saison commencer", s -> s.says("saison commencer 4")),
                in("command season stop", s -> s.says("season stop")),
                in("command saison terminer", s -> s.says("saison terminer")),
                in("command thanks", s -> s.says("thanks")),
                in("command thank", s -> s.says("thank")),
                in("command merci", s -> s.says("merci")),
                in("press thanks.write", s -> s.presses("thanks.write", s.community())),
                in("form thanks.write", s -> s.submits("thanks.write", Map.of(), s.community())),
                in("press thanks.show", s -> s.presses("thanks.show", thanks(s))),
                in("command pulse", s -> s.says("pulse")),
                in("command pulse now", s -> s.says("pulse now energy")),
                in("press pulse.answer", s -> s.presses("pulse.answer", pulse(s), 5)),
                in("press pulse.help", s -> s.presses("pulse.help", pulse(s), "time")),
                in("press pulse.line", s -> s.presses("pulse.line", pulse(s))),
                in("form pulse.line", s -> s.submits("pulse.line", Map.of("line", List.of("Hm")), pulse(s))),
                in("command icebreaker", s -> s.says("icebreaker every day 9:00")),
                in("command icebreaker list", s -> s.says("icebreaker list")),
                in("command icebreaker skip", s -> s.says("icebreaker skip")),
                in("command icebreaker stop", s -> s.says("icebreaker stop")),
                in("command prompt now", s -> s.says("prompt now")),
                in("command prompt list", s -> s.says("prompt list")),
                in("press prompt.remove", s -> s.presses("prompt.remove", s.prompt())),
                in("command prompt add", s -> s.says("prompt add")),
                in("press prompt.write", s -> s.presses("prompt.write", s.community())),
                in("form prompt.propose", s -> s.submits("prompt.propose", Map.of(), s.community())),
                in("press prompt.approve", s -> s.presses("prompt.approve", s.prompt())),
                in("press prompt.decline", s -> s.presses("prompt.decline", s.prompt())),
                in("press prompt.side", s -> s.presses("prompt.side", s.promptRound(), 0)),
                in("press prompt.answer", s -> s.presses("prompt.answer", s.promptRound())),
                in("form prompt.answer", s -> s.submits("prompt.answer", Map.of(), s.promptRound())),
                in("press prompt.helped", s -> s.presses("prompt.helped", gathering(s))),
                in("form prompt.helped", s -> s.submits("prompt.helped", Map.of(), gathering(s))),
                in("press prompt.back", s -> s.presses("prompt.back", s.promptRound())),
                in("press icebreaker.skip", s -> s.presses("icebreaker.skip", s.plan(), World.MONDAY)),
                in("press icebreaker.stop", s -> s.presses("icebreaker.stop", s.plan())),
                in("command plan", s -> s.says("plan")),
                in("command plan add", s -> s.says("plan add event Drill on 3 december 14:00")),
                in("command plan list", s -> s.says("plan list")),
                in("command plan preview", s -> s.says("plan preview 1")),
                in("command plan move", s -> s.says("plan move 1")),
                in("command plan skip", s -> s.says("plan skip 1")),
                in("command plan pause", s -> s.says("plan pause 1")),
                in("command plan resume", s -> s.says("plan resume 1")),
                in("command plan stop", s -> s.says("plan stop 1")),
                in("command plan days-off", s -> s.says("plan days-off")),
                in("press plan.form", s -> s.presses("plan.form", s.community())),
                in("form plan.add", s -> s.submits("plan.add", Map.of(), s.community())),
                in("press plan.calendar", s -> s.presses("plan.calendar", s.community())),
                in("press plan.round", s -> s.presses("plan.round", s.plan() + " " + World.MONDAY)),
                in("press plan.preview", s -> s.presses("plan.preview", s.plan(), World.MONDAY)),
                in("press plan.move-form", s -> s.presses("plan.move-form", s.plan(), World.MONDAY)),
                in("form plan.move", s -> s.submits("plan.move", Map.of(), s.plan(), World.MONDAY)),
                in("press plan.skip", s -> s.presses("plan.skip", s.plan(), World.MONDAY)),
                in("press plan.pause", s -> s.presses("plan.pause", s.plan())),
                in("press plan.resume", s -> s.presses("plan.resume", s.plan())),
                in("press plan.stop", s -> s.presses("plan.stop", s.plan())),
                in("press plan.pick", s -> s.presses("plan.pick", "plan.skip", s.plan())),
                in("press plan.approve", s -> s.presses("plan.approve", s.plan(), nextRound(s), "0")),
                in("press plan.another", s -> s.presses("plan.another", s.plan(), nextRound(s), "0")),
                in("press plan.decline", s -> s.presses("plan.decline", s.plan(), nextRound(s), "0")),
                in("command quiz start", s -> s.says("quiz start fire-safety")),
                in("press quiz.start", s -> s.presses("quiz.start", "fire-safety")),
                in("command quiz close", s -> s.says("quiz close")),
                in("press quiz.close", s -> s.presses("quiz.close", "fire-safety")),
                in("command quiz regrade", s -> s.says("quiz regrade fire-safety")),
                in("press quiz.regrade", s -> s.presses("quiz.regrade", "fire-safety")),
                in("press quiz.regrade-question", s -> s.presses("quiz.regrade-question", s.question())),
                in("press quiz.regrade-form", s -> s.presses("quiz.regrade-form", s.question(), 1)),
                in("form quiz.regrade-key", s -> s.submits("quiz.regrade-key", Map.of(), s.question(), 1)),
                in("press quiz.regrade-look", s -> s.presses("quiz.regrade-look", s.question())),
                in("press quiz.regrade-surely", s -> s.presses("quiz.regrade-surely", s.question(), 1)),
                in("command quiz stats", s -> s.says("quiz stats fire-safety")),
                in("press quiz.stats", s -> s.presses("quiz.stats", "fire-safety")),
                in("press quiz.stats-of", s -> s.presses("quiz.stats-of", s.quiz())),
                in("press quiz.stats-question", s -> s.presses("quiz.stats-question", s.quiz(), s.question())),
                in("press quiz.flag", s -> s.presses("quiz.flag", s.question(), 1)),
                in("form quiz.flag-form", s -> s.submits("quiz.flag-form", Map.of(), s.question(), 1)),
                in("press quiz.flag-close", s -> s.presses("quiz.flag-close", s.question())),
                in("press quiz.flag-retire", s -> s.presses("quiz.flag-retire", s.question())),
                in("command lesson list", s -> s.says("lesson list")),
                in("command lesson show", s -> s.says("lesson show Fire doors")),
                in("press lesson.show", s -> s.presses("lesson.show", lesson(s))),
                in("press lesson.read", s -> s.presses("lesson.read", lesson(s))),
                in("press lesson.answer", s -> s.presses("lesson.answer", "lesson", lesson(s), s.question(), 1, "c0")),
                in("press lesson.open", s -> s.presses("lesson.open", "lesson", lesson(s), s.question(), 1)),
                in(
                        "form lesson.submit",
                        s -> s.submits("lesson.submit", Map.of(), "lesson", lesson(s), s.question(), 1)),
                in("command lesson new", s -> s.says("lesson new")),
                in("press lesson.new", s -> s.presses("lesson.new", s.community())),
                in("form lesson.new", s -> s.submits("lesson.new", Map.of(), s.community())),
                in("command lesson change", s -> s.says("lesson change Fire doors")),
                in("press lesson.change", s -> s.presses("lesson.change", lesson(s))),
                in("form lesson.change", s -> s.submits("lesson.change", Map.of(), lesson(s))),
                in("command lesson remove", s -> s.says("lesson remove Fire doors")),
                in("press lesson.remove", s -> s.presses("lesson.remove", lesson(s))),
                in("command path list", s -> s.says("path list")),
                in("command path show", s -> s.says("path show Welcome")),
                in("press path.show", s -> s.presses("path.show", path(s))),
                in("command path start", s -> s.says("path start Welcome")),
                in("press path.start", s -> s.presses("path.start", path(s))),
                in("command path leave", s -> s.says("path leave Welcome")),
                in("command path pause", s -> s.says("path pause Welcome")),
                in("command path resume", s -> s.says("path resume Welcome")),
                anywhere("press path.leave", s -> s.presses("path.leave", s.run())),
                anywhere("press path.pause", s -> s.presses("path.pause", s.run())),
                anywhere("press path.resume", s -> s.presses("path.resume", s.run())),
                anywhere("press path.step", s -> s.presses("path.step", s.run())),
                anywhere("press path.quiz", s -> s.presses("path.quiz", s.run())),
                anywhere("press path.done", s -> s.presses("path.done", s.run(), 0)),
                anywhere("press path.words", s -> s.presses("path.words", s.run(), 0)),
                anywhere("form path.words", s -> s.submits("path.words", Map.of(), s.run(), 0)),
                in("command path new", s -> s.says("path new")),
                in("press path.new", s -> s.presses("path.new", s.community())),
                in("form path.new", s -> s.submits("path.new", Map.of(), s.community())),
                in("command path change", s -> s.says("path change Welcome")),
                in("press path.change", s -> s.presses("path.change", path(s))),
                in("form path.change", s -> s.submits("path.change", Map.of(), path(s))),
                in("command path remove", s -> s.says("path remove Welcome")),
                in("press path.remove", s -> s.presses("path.remove", path(s))),
                in("command path give", s -> s.says("path give Welcome to members")),
                in("command path import", s -> s.says("path import")),
                in("file .zip of lessons", s -> s.hands("other.zip", "PK")),
                in("file .md", s -> s.hands("other.md", "# Other\nText")),
                in("press path.import-keep", s -> s.presses("path.import-keep", folder(s))),
                in("press path.import-drop", s -> s.presses("path.import-drop", folder(s))),
                anywhere("command path template", s -> s.says("path template")),
                in("command path export", s -> s.says("path export Welcome")),
                in("command quiz import", s -> s.says("quiz import")),
                in("press quiz.import", s -> s.presses("quiz.import")),
                in("form quiz.import", s -> s.submits("quiz.import", Map.of("name", List.of("other")))),
                in("file ", s -> s.hands("other.gift", FireSafety.GIFT)),
                in("file .csv of questions", s -> s.hands("other.csv", "question,type\nWhy?,reflection\n")),
                in("press quiz.import-good", s -> s.presses("quiz.import-good", brought(s))),
                in("press quiz.import-new", s -> s.presses("quiz.import-new", brought(s))),
                in("press quiz.import-all", s -> s.presses("quiz.import-all", brought(s))),
                in("press quiz.import-drop", s -> s.presses("quiz.import-drop", brought(s))),
                anywhere("command quiz template", s -> s.says("quiz template")),
                anywhere("press quiz.template", s -> s.presses("quiz.template")),
                in("command quiz export", s -> s.says("quiz export fire-safety")),
                in("press quiz.export", s -> s.presses("quiz.export", "fire-safety")),
                in("press quiz.export-as", s -> s.presses("quiz.export-as", quiz(s), "GIFT")),
                in("command quiz new", s -> s.says("quiz new fire-safety")),
                in("press question.new", s -> s.presses("question.new")),
                in("form question.new", s -> s.submits("question.new", Map.of("name", List.of("other")))),
                in("press question.kind", s -> s.presses("question.kind", s.community(), "fire-safety")),
                in("press question.write", s -> s.presses("question.write", s.community(), "fire-safety", "ORDERING")),
                in(
                        "form question.write",
                        s -> s.submits("question.write", Map.of(), s.community(), "fire-safety", "ORDERING")),
                in("press question.rewrite", s -> s.presses("question.rewrite", draft(s))),
                in("form question.rewrite", s -> s.submits("question.rewrite", Map.of(), draft(s))),
                in("press question.details", s -> s.presses("question.details", draft(s))),
                in("form question.details", s -> s.submits("question.details", Map.of(), draft(s))),
                in("press question.keep", s -> s.presses("question.keep", draft(s))),
                in("press question.drop", s -> s.presses("question.drop", draft(s))),
                in("command quiz propose", s -> s.says("quiz propose fire-safety")),
                in("press question.send", s -> s.presses("question.send", draft(s))),
                in("press question.approve", s -> s.presses("question.approve", proposal(s))),
                in("press question.decline", s -> s.presses("question.decline", proposal(s))),
                in("form question.decline", s -> s.submits("question.decline", Map.of(), proposal(s))),
                in("command quiz edit", s -> s.says("quiz edit fire-safety")),
                in("press question.list", s -> s.presses("question.list", "fire-safety")),
                in("press question.pick", s -> s.presses("question.pick", quiz(s), question(s))),
                in("press question.change", s -> s.presses("question.change", quiz(s), question(s), 1, "EN")),
                in("form question.change", s -> s.submits("question.change", Map.of(), quiz(s), question(s), 1, "EN")),
                in("press question.move", s -> s.presses("question.move", quiz(s), question(s), 1)),
                in("press question.take-out", s -> s.presses("question.take-out", quiz(s), question(s))),
                in("file .png", s -> s.hands("bell.png", "no picture")),
                in("file .jpg", s -> s.hands("bell.jpg", "no picture")),
                in("file .jpeg", s -> s.hands("bell.jpeg", "no picture")),
                in("file .gif", s -> s.hands("bell.gif", "no picture")),
                in("file .webp", s -> s.hands("bell.webp", "no picture")),
                in("press quiz.picture", AccessTest::opensThePicture),
                in("form quiz.picture", s -> s.submits("quiz.picture", Map.of(), "0", s.community())),
                in("press quiz.answer", s -> s.presses("quiz.answer", s.run(), 0, 1, "c0")),
                in("press quiz.ask", s -> s.presses("quiz.ask", s.run(), 2, 1)),
                in("press quiz.hint", s -> s.presses("quiz.hint", s.run(), 2, 1)),
                in("press quiz.again", s -> s.presses("quiz.again", s.run(), 2)),
                in("press quiz.how-i-did", s -> s.presses("quiz.how-i-did", s.run())),
                in("command quiz list", s -> s.says("quiz list")),
                in("command quiz rules", s -> s.says("quiz rules fire-safety")),
                in("press quiz.rules", s -> s.presses("quiz.rules", "fire-safety")),
                in("press quiz.rules-edit", s -> s.presses("quiz.rules-edit", s.community(), "fire-safety")),
                in("form quiz.rules-edit", s -> s.submits("quiz.rules-edit", Map.of(), s.community(), "fire-safety")),
                in("press quiz.take-back", s -> s.presses("quiz.take-back", s.run())),
                in("form quiz.answer-form", s -> s.submits("quiz.answer-form", Map.of(), s.run(), 2, 1)),
                in("press quiz.continue", s -> s.presses("quiz.continue", s.run())),
                in("press quiz.retry", s -> s.presses("quiz.retry", s.run())),
                in("press quiz.mine", s -> s.presses("quiz.mine", s.run())),
                anywhere("command review", s -> s.says("review")),
                anywhere("command review export", s -> s.says("review export")),
                anywhere("command review off", s -> s.says("review off")),
                anywhere("command review on", s -> s.says("review on")),
                anywhere("press review.ask", s -> s.presses("review.ask", s.run())),
                anywhere("press review.hint", s -> s.presses("review.hint", s.run())),
                anywhere("press review.answer", s -> s.presses("review.answer", 0, 1, "c0", s.run())),
                anywhere("press review.open", s -> s.presses("review.open", 0, 1, s.run())),
                anywhere("form review.submit", s -> s.submits("review.submit", Map.of(), 0, 1, s.run())),
                anywhere("press review.easy", s -> s.presses("review.easy", s.run())),
                in("command review settings", s -> s.says("review settings")),
                in("press review.settings", s -> s.presses("review.settings", s.community())),
                in("form review.settings", s -> s.submits("review.settings", Map.of(), s.community())),
                in("command community health", s -> s.says("community health")),
                in("command deliveries", s -> s.says("deliveries")),
                in("press deliveries.again", s -> s.presses("deliveries.again", s.community(), 1)),
                in("press health.lead", s -> s.presses("health.lead", s.community())),
                in("command members import", s -> s.says("members import")),
                in("press members.paste", s -> s.presses("members.paste", s.community())),
                in("form members.paste", s -> s.submits("members.paste", Map.of(), s.community())),
                in("press members.into", s -> s.presses("members.into", UUID.randomUUID(), s.community())),
                in("press members.import", s -> s.presses("members.import", UUID.randomUUID(), s.community())),
                anywhere("press members.all", s -> s.presses("members.all", UUID.randomUUID())),
                anywhere("press members.import-all", s -> s.presses("members.import-all", UUID.randomUUID())),
                anywhere("file .csv", s -> s.hands("people.csv", "email\nsomebody@house.org\n")),
                anywhere("command link", s -> s.says("link")),
                anywhere("command groups", s -> s.says("groups")),
                anywhere("press groups.edit", s -> s.presses("groups.edit")),
                anywhere("form groups.edit", s -> s.submits("groups.edit", Map.of())),
                anywhere("command my team", s -> s.says("my team")),
                in("command introduce", s -> s.says("introduce")),
                in("press welcome.introduce", s -> s.presses("welcome.introduce", s.community())),
                in("form welcome.introduce", s -> s.submits("welcome.introduce", Map.of(), s.community(), 0)),
                in("press welcome.greet", AccessTest::greets),
                in("command welcome questions", s -> s.says("welcome questions")),
                in("press welcome.questions", s -> s.presses("welcome.questions", s.community())),
                in("form welcome.questions", s -> s.submits("welcome.questions", Map.of(), s.community())),
                anywhere("command me", s -> s.says("me")),
                anywhere("press home.settings", s -> s.presses("home.settings")),
                anywhere("form home.settings", s -> s.submits("home.settings", Map.of())),
                anywhere("command pause", s -> s.says("pause")),
                anywhere("command resume", s -> s.says("resume")),
                anywhere("command stop", s -> s.says("stop")),
                anywhere("command arrêt", s -> s.says("arrêt")),
                anywhere("command arret", s -> s.says("arret")),
                anywhere("command start again", s -> s.says("start again")),
                anywhere("press attention.less", s -> s.presses("attention.less")),
                anywhere("press attention.weekly", s -> s.presses("attention.weekly")),
                anywhere("press attention.pause", s -> s.presses("attention.pause")),
                anywhere("press attention.stop", s -> s.presses("attention.stop")),
                anywhere("press attention.fine", s -> s.presses("attention.fine")),
                anywhere("press attention.start", s -> s.presses("attention.start")),
                anywhere("command my data", s -> s.says("my data")),
                anywhere("press privacy.my-data", s -> s.presses("privacy.my-data")),
                anywhere("command forget me", s -> s.says("forget me")),
                anywhere("press privacy.forget", s -> s.presses("privacy.forget", s.person())),
                anywhere("command retention", s -> s.says("retention")),
                anywhere("command organisation", s -> s.says("organisation")),
                anywhere("command organization", s -> s.says("organization")),
                anywhere("command organization name", s -> s.says("organization name Harbour Works")),
                anywhere("command organisation nom", s -> s.says("organisation nom Harbour Works")),
                anywhere("command organisation name", s -> s.says("organisation name Harbour Works")),
                anywhere("command badge keys rotate", s -> s.says("badge keys rotate")),
                anywhere("press privacy.retention", s -> s.presses("privacy.retention")),
                anywhere("form privacy.retention", s -> s.submits("privacy.retention", Map.of())),
                anywhere("command audit", s -> s.says("audit")),
                anywhere("command records", s -> s.says("records")),
                anywhere("press records.again", s -> s.presses("records.again")),
                anywhere("press privacy.audit-file", s -> s.presses("privacy.audit-file")));
    }

    /** There is a picture to show. */
    private static Interaction opensThePicture(Scene scene) {
        scene.tx()
                .handle()
                .execute("INSERT INTO pictures SELECT organisation_id, 'p', 'image/png', '' FROM communities LIMIT 1");
        return scene.presses("quiz.picture", "p", scene.community());
    }

    /** There is a draft that waits for a yes. */
    private static Instant nextRound(Scene scene) {
        scene.tx()
                .handle()
                .execute(
                        "INSERT INTO plan_drafts SELECT id, next_round, 'detour', 'WAITING' FROM plans WHERE kind = 'icebreaker'");
        return scene.tx()
                .handle()
                .createQuery("SELECT next_round FROM plans WHERE kind = 'icebreaker'")
                .mapTo(Instant.class)
                .one();
    }

    /** There is somebody to greet. */
    private static Interaction greets(Scene scene) {
        UUID introduction = UUID.randomUUID();
        scene.tx()
                .handle()
                .createUpdate("""
                        INSERT INTO introductions (
                            id, community_id, person_id, questions, answers, introduced_at, changed_at)
                        SELECT :id, :community, person_id, '{Who?}', '{Me}', now(), now() FROM memberships
                        WHERE community_id = :community AND role = 'LEAD'
                        """)
                .bind("id", introduction)
                .bind("community", scene.community())
                .execute();
        return scene.presses("welcome.greet", introduction);
    }

    /** Each has brought something that waits for their word. */
    private static UUID brought(Scene scene) {
        UUID draft = UUID.randomUUID();
        scene.tx()
                .handle()
                .createUpdate("""
                        INSERT INTO quiz_imports (id, community_id, person_id, name, file_name, content, created_at)
                        VALUES (:id, :community, :person, 'other', '', :content, now())
                        """)
                .bind("id", draft)
                .bind("content", "Why? {}".getBytes(StandardCharsets.UTF_8))
                .bind("community", scene.community())
                .bind("person", scene.person())
                .execute();
        return draft;
    }

    /** What was said to a question was gathered. */
    private static UUID gathering(Scene scene) {
        scene.tx()
                .handle()
                .createUpdate("""
                        WITH gathered AS (
                            INSERT INTO prompt_gatherings (id, community_id, day, gathered_at)
                            VALUES (:community, :community, '2026-11-27', now()))
                        UPDATE prompt_rounds SET gathering_id = :community
                        """)
                .bind("community", scene.community())
                .execute();
        return scene.community();
    }

    /** Each has thanked the one who leads. */
    private static UUID thanks(Scene scene) {
        UUID thanks = UUID.randomUUID();
        scene.tx()
                .handle()
                .createUpdate("""
                        INSERT INTO thanks (id, community_id, person_id, thanked_by, words, thanked_at)
                        SELECT :id, :community, p.id, :person, 'all', now() FROM persons p WHERE p.id <> :person LIMIT 1
                        """)
                .bind("id", thanks)
                .bind("community", scene.community())
                .bind("person", scene.person())
                .execute();
        return thanks;
    }

    private static UUID lesson(Scene scene) {
        UUID lesson = UUID.randomUUID();
        scene.tx()
                .handle()
                .createUpdate("""
                        INSERT INTO lessons (id, organisation_id, community_id, title, body, question_id, author_id,
                                             changed_at)
                        SELECT :id, organisation_id, id, 'Fire doors', 'Close them.', :question, :person, now()
                        FROM communities WHERE id = :community
                        """)
                .bind("id", lesson)
                .bind("question", scene.question())
                .bind("community", scene.community())
                .bind("person", scene.person())
                .execute();
        return lesson;
    }

    private static UUID path(Scene scene) {
        UUID path = UUID.randomUUID();
        scene.tx()
                .handle()
                .createUpdate("""
                        WITH step AS (
                            INSERT INTO path_steps (path_id, number, day, kind, title, body)
                            VALUES (:id, 0, 1, 'TASK', 'Look around', ''))
                        INSERT INTO paths (id, organisation_id, community_id, name, starts, reminders, author_id, changed_at)
                        SELECT :id, organisation_id, id, 'Welcome', 'COMMAND', 2, :person, now()
                        FROM communities WHERE id = :community
                        """)
                .bind("id", path)
                .bind("community", scene.community())
                .bind("person", scene.person())
                .execute();
        return path;
    }

    /** Each has brought a lesson that waits for their word. */
    private static UUID folder(Scene scene) {
        UUID draft = UUID.randomUUID();
        scene.tx()
                .handle()
                .createUpdate("""
                        INSERT INTO path_imports (id, community_id, person_id, file_name, content, created_at)
                        VALUES (:id, :community, :person, 'other.md', :content, now())
                        """)
                .bind("id", draft)
                .bind("content", "# Other\nText".getBytes(StandardCharsets.UTF_8))
                .bind("community", scene.community())
                .bind("person", scene.person())
                .execute();
        return draft;
    }

    private static UUID quiz(Scene scene) {
        return id(scene.tx(), "SELECT id FROM quizzes LIMIT 1");
    }

    private static UUID question(Scene scene) {
        return id(scene.tx(), "SELECT question_id FROM quiz_questions WHERE position = 0 LIMIT 1");
    }

    /** Each is writing a question of their own. */
    private static UUID draft(Scene scene) {
        UUID draft = UUID.randomUUID();
        scene.tx()
                .handle()
                .createUpdate("""
                        INSERT INTO question_drafts (id, community_id, person_id, quiz, language, item, created_at)
                        SELECT :id, :community, :person, 'fire-safety', 'EN', variants -> 0 -> 'item', now()
                        FROM question_versions LIMIT 1
                        """)
                .bind("id", draft)
                .bind("community", scene.community())
                .bind("person", scene.person())
                .execute();
        return draft;
    }

    /** One that runs. */
    private static UUID challenge(Scene scene) {
        UUID challenge = UUID.randomUUID();
        scene.tx()
                .handle()
                .createUpdate("""
                        INSERT INTO challenges (id, community_id, name, goal, steps, way, chosen, teams, target, starts_at,
                                                ends_at, state, announced_at)
                        VALUES (:id, :community, 'Exits', '', '[{"is": "proof", "task": "Show an exit"}, {"is": "share"}]',
                                'ALONE', false, 0, 0, '2026-11-01', '2100-01-01', 'RUNNING', '2026-11-01')
                        """)
                .bind("id", challenge)
                .bind("community", scene.community())
                .execute();
        return challenge;
    }

    /** Each showed something in it, and may see what the others showed. */
    private static UUID proof(Scene scene) {
        UUID proof = UUID.randomUUID();
        scene.tx()
                .handle()
                .createUpdate("""
                        INSERT INTO challenge_proofs (id, challenge_id, step, person_id, words, share, state, handed_at)
                        VALUES (:id, :challenge, 0, :person, 'Look!', 'PEERS', 'WAITING', now())
                        """)
                .bind("id", proof)
                .bind("challenge", challenge(scene))
                .bind("person", scene.person())
                .execute();
        return proof;
    }

    private static Interaction handsAProof(Scene scene) {
        scene.tx()
                .handle()
                .createUpdate("INSERT INTO challenge_awaited VALUES (:person, :challenge, 0, '2100-01-01')")
                .bind("person", scene.person())
                .bind("challenge", challenge(scene))
                .execute();
        return scene.hands("exit.png", "no picture");
    }

    private static UUID proposal(Scene scene) {
        UUID question = question(scene);
        scene.tx()
                .handle()
                .createUpdate("INSERT INTO question_proposals (question_id, quiz_id) VALUES (:question, :quiz)")
                .bind("question", question)
                .bind("quiz", quiz(scene))
                .execute();
        return question;
    }

    private final FireSafety safety = new FireSafety().withQuestions().started();
    private final Map<Role, Visitor> visitors = visitors();
    private final Set<String> refusals = refusals();

    @AfterEach
    void close() {
        safety.close();
    }

    @Test
    void there_is_a_line_for_everything_that_can_be_done() {
        assertThat(lines().stream().map(Line::what).toList())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(safety.world.bot().rights().keySet());
    }

    @Test
    void everything_is_for_whom_the_table_says_and_for_nobody_else() throws IOException {
        Map<Right, Map<String, String>> table = table();
        assertThat(table).containsOnlyKeys(Right.values());
        Map<String, Right> rights = safety.world.bot().rights();
        var softly = new SoftAssertions();
        for (Line line : lines()) {
            for (Role role : Role.values()) {
                softly.assertThat(isAllowed(line, role))
                        .as("%s may: %s", role, line.what())
                        .isEqualTo(isExpected(line, role, requireNonNull(table.get(rights.get(line.what())))));
            }
        }
        softly.assertAll();
    }

    private static boolean isExpected(Line line, Role role, Map<String, String> row) {
        if (role == Role.STRANGER) {
            return !line.inCommunity() && isYes(line, row.getOrDefault(Role.ADMINISTRATOR.column(), ""));
        }
        return isYes(line, row.getOrDefault(role.column(), ""));
    }

    private static boolean isYes(Line line, String cell) {
        return switch (cell) {
            case "yes" -> true;
            case "" -> false;
            // The guest belongs to nothing here, and the administrator manages nobody.
            case "those they belong to" -> !line.inCommunity();
            case "if they manage" -> false;
            default -> throw new AssertionError("The table says what this test does not know: " + cell);
        };
    }

    private boolean isAllowed(Line line, Role role) {
        try {
            safety.world.database().useTransaction(tx -> {
                throw new Undone(reads(tx, line, role));
            });
            throw new AssertionError("Undone in any case");
        } catch (Undone undone) {
            return !refusals.contains(undone.getMessage());
        }
    }

    private String reads(Transaction tx, Line line, Role role) {
        Bot bot = safety.world.bot();
        Interaction done = line.way().apply(scene(tx, requireNonNull(visitors.get(role))));
        try {
            // Presses that are answered in groups cannot be undone: the first answer stands, and harms nobody.
            boolean isTogether = done instanceof Interaction.Press press
                    && press.action().name().equals("quiz.answer");
            return String.valueOf(isTogether ? Shown.message(bot.handle(done)).plain() : bot.answer(tx, done));
        } catch (Refusal refusal) {
            return refusal.message().plain();
        }
    }

    private Scene scene(Transaction tx, Visitor visitor) {
        return new Scene(
                visitor,
                tx,
                World.people(new Activity(List.of()))
                        .find(tx, visitor.account())
                        .orElseThrow()
                        .id(),
                id(tx, "SELECT id FROM communities WHERE name = 'Fire safety'"),
                id(tx, "SELECT id FROM quiz_runs"),
                id(tx, "SELECT id FROM plans WHERE kind = 'icebreaker'"));
    }

    private static UUID pulse(Scene scene) {
        scene.tx().handle().execute("""
                        INSERT INTO pulse_rounds (id, organisation_id, community_id, question, opened_at, closes_at)
                        SELECT id, organisation_id, id, 'energy', now(), '2100-01-01' FROM communities WHERE id = ?
                        """, scene.community());
        return scene.community();
    }

    private static UUID id(Transaction tx, String sql) {
        return tx.handle().createQuery(sql).mapTo(UUID.class).one();
    }

    /** Ends a transaction with nothing done. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1;

        Undone(String read) {
            super(read, null, false, false);
        }
    }

    private Map<Role, Visitor> visitors() {
        safety.amina.in(FireSafety.LEFT).says("icebreaker every monday 10:00");
        safety.amina.in(FireSafety.LEFT).says("prompt now debate");
        safety.world.database().useTransaction(tx -> tx.handle().execute("""
                        INSERT INTO prompts (
                            id, community_id, kind, language, text, sides, named, proposed_at, state)
                        SELECT gen_random_uuid(), id, 'WORK', 'EN', 'Why?', '{}', false, now(), 'PROPOSED'
                        FROM communities WHERE name = 'Fire safety'
                        """));
        var all = new TreeMap<Role, Visitor>();
        for (Role role : Role.values()) {
            Visitor visitor = switch (role) {
                case ADMINISTRATOR -> safety.amina;
                case STRANGER -> safety.zoe;
                case GUEST, COLLEAGUE, MEMBER, CREW, LEAD, MANAGER ->
                    safety.world.visitor(World.LEFT, role.column(), Locale.UK);
            };
            visitor.says("help");
            all.put(role, visitor.in(FireSafety.LEFT));
        }
        requireNonNull(all.get(Role.GUEST)).stands(Standing.GUEST);
        safety.amina.in(FireSafety.LEFT).says("pair start coffee every 2 weeks monday 10:00");
        safety.world.database().useTransaction(tx -> {
            tx.handle().execute("""
                    INSERT INTO pairing_rounds (id, programme_id, number, begins_at, placed_until, ends_at)
                    SELECT gen_random_uuid(), id, 1, started_at, started_at, started_at FROM pairing_programmes
                    """);
            tx.handle().execute("""
                    INSERT INTO pairing_groups (id, round_id, why, made_at, platform, workspace, channel)
                    SELECT gen_random_uuid(), id, '{}', begins_at, '', '', '' FROM pairing_rounds
                    """);
            // Nobody comes in by answering; who administers belongs to nothing.
            tx.handle().execute("UPDATE communities SET entry = 'APPROVAL'");
            tx.handle().execute("DELETE FROM memberships");
            Stream.of(Role.MEMBER, Role.CREW, Role.LEAD)
                    .forEach(role -> tx.handle()
                            .createUpdate("""
                            INSERT INTO memberships (community_id, person_id, role, joined_at)
                            VALUES (:community, :person, :role, now())
                            """)
                            .bind(
                                    "community",
                                    scene(tx, requireNonNull(all.get(role))).community())
                            .bind(
                                    "person",
                                    scene(tx, requireNonNull(all.get(role))).person())
                            .bind("role", role.name())
                            .execute());
            tx.handle()
                    .createUpdate("UPDATE persons SET manager_id = :manager WHERE id = :member")
                    .bind(
                            "manager",
                            scene(tx, requireNonNull(all.get(Role.MANAGER))).person())
                    .bind(
                            "member",
                            scene(tx, requireNonNull(all.get(Role.MEMBER))).person())
                    .execute();
        });
        return all;
    }

    /** Every sentence with which somebody is told that something is not for them, or not there for them. */
    private static Set<String> refusals() {
        Texts texts = Texts.of(Access.class, Language.EN);
        Stream<String> ofCommunities = Stream.of("member-only", "lead-only", "crew-only", "unknown")
                .map(key -> texts.say(key, "Fire safety", "Lead"));
        Stream<String> ofRights = Stream.of("no-member", "no-crew", "no-manager", "no-administrator", "guest", "gone")
                .map(texts::say);
        Stream<String> ofFeatures = Stream.of(
                        ImportChat.class,
                        PulseChat.class,
                        QuizChat.class,
                        IcebreakerChat.class,
                        PlanChat.class,
                        WelcomeChat.class,
                        ChallengeChat.class,
                        LessonChat.class,
                        ThanksChat.class,
                        PairChat.class)
                .map(feature -> Texts.of(feature, Language.EN).say("gone"));
        return Stream.of(ofCommunities, ofRights, ofFeatures)
                .flatMap(Function.identity())
                .collect(Collectors.toSet());
    }

    /** The table for people: the cells of each right, by the column's head. */
    private static SortedMap<Right, Map<String, String>> table() throws IOException {
        List<List<String>> rows = Files.readAllLines(DOCS).stream()
                .filter(line -> line.startsWith("| "))
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
        List<String> heads = rows.getFirst();
        var table = new TreeMap<Right, Map<String, String>>();
        rows.stream().filter(row -> row.getFirst().startsWith("`")).forEach(row -> {
            var cells = new TreeMap<String, String>();
            for (int i = 2; i < heads.size(); i++) {
                cells.put(heads.get(i), row.get(i));
            }
            table.put(Right.valueOf(row.getFirst().replace("`", "")), cells);
        });
        return table;
    }
}
