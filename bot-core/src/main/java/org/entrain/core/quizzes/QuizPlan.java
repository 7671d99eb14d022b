package org.entrain.core.quizzes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.bank.Quiz;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.bot.Refusal;
import org.entrain.core.chat.Message;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Present;
import org.entrain.core.database.Transaction;
import org.entrain.core.plans.Audience;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.PlanKind;
import org.entrain.core.plans.Round;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/**
 * A quiz by the clock: opened in the channels, or to each member in private. It closes by itself an hour before the plan
 * comes round again, after a week at the latest, so that the next one finds it closed.
 */
public final class QuizPlan implements PlanKind {
    static final String KIND = "quiz";

    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration BREAK = Duration.ofHours(1);

    private final Communities communities;
    private final Quizzes quizzes;
    private final Runs runs;
    private final QuizPosts posts;
    private final PrivateLetters letters;
    private final Activity activity;

    /** Opens runs of these quizzes. */
    public QuizPlan(
            Communities communities,
            Quizzes quizzes,
            Runs runs,
            QuizPosts posts,
            PrivateLetters letters,
            Activity activity) {
        this.communities = communities;
        this.quizzes = quizzes;
        this.runs = runs;
        this.posts = posts;
        this.letters = letters;
        this.activity = activity;
    }

    @Override
    public String name() {
        return KIND;
    }

    /** A quiz stays open for days: late is better than not at all, on the same day. */
    @Override
    public Duration staleAfter() {
        return Duration.ofHours(8);
    }

    @Override
    public String subject(Transaction tx, Community community, String words, Language language) {
        Texts texts = Texts.of(QuizPlan.class, language);
        Quiz quiz = quizzes.named(tx, community.id(), words.strip()).orElseThrow(() -> {
            String names = String.join(", ", quizzes.names(tx, community.id()));
            return new Refusal(Message.of(
                    names.isEmpty() ? texts.words("start.none", community.name()) : texts.words("plan.which", names)));
        });
        if (quiz.questions().isEmpty()) {
            throw new Refusal(Message.of(texts.words("start.empty", quiz.name())));
        }
        if (!posts.hasHome(tx, community)) {
            throw new Refusal(Message.of(texts.words("start.homeless", community.name())));
        }
        return quiz.id().toString();
    }

    @Override
    public boolean speaksTo(Audience audience) {
        return true;
    }

    private Optional<Quiz> quiz(Transaction tx, Plan plan) {
        return quizzes.byId(tx, UUID.fromString(plan.subject()))
                .filter(quiz -> quiz.communityId().equals(plan.communityId()));
    }

    @Override
    public String title(Transaction tx, Plan plan, Language language) {
        return Texts.of(QuizPlan.class, language)
                .say("plan.title", quiz(tx, plan).map(Quiz::name).orElse("?"));
    }

    @Override
    public Optional<String> choose(Transaction tx, Plan plan, Instant due) {
        return quiz(tx, plan).filter(quiz -> !quiz.questions().isEmpty()).map(quiz -> "");
    }

    /** One quiz is open once at a time: where it still is, this round is left out. */
    @Override
    public boolean canBring(Transaction tx, Plan plan, String choice) {
        return quiz(tx, plan).filter(quiz -> !quiz.questions().isEmpty()).isPresent()
                && runs.openRuns(tx, plan.communityId()).stream()
                        .noneMatch(run -> run.quiz().id().toString().equals(plan.subject()));
    }

    @Override
    public Message preview(Transaction tx, Plan plan, String choice, Language language) {
        Texts texts = Texts.of(QuizPlan.class, language);
        return quiz(tx, plan)
                .map(quiz -> {
                    var window = new Window(Optional.empty(), Optional.of(closes(plan, plan.nextDue())), plan.zone());
                    Run run = runs.imagined(tx, plan.id(), quiz, mode(plan), opener(plan), window);
                    return run.mode() == Run.Mode.PRIVATE
                            ? PrivateLetters.invitation(run, texts)
                            : QuizCards.opened(run, 0, texts);
                })
                .orElseGet(() -> Message.of(texts.words("plan.gone")));
    }

    @Override
    public void perform(Transaction tx, Round round) {
        Plan plan = round.plan();
        Instant closes = closes(plan, round.due());
        quiz(tx, plan)
                .flatMap(quiz -> runs.open(tx, quiz, mode(plan), opener(plan), round.now(), Optional.of(closes)))
                .ifPresent(run -> say(tx, round, run));
    }

    private void say(Transaction tx, Round round, Run run) {
        Plan plan = round.plan();
        communities.byId(tx, plan.organisationId(), plan.communityId()).ifPresent(community -> {
            if (run.mode() == Run.Mode.PRIVATE) {
                letters.write(tx, run, called(tx, plan), round.now());
            } else {
                posts.opened(tx, run, community, round.now());
            }
            activity.record(tx, List.of(new Fact.QuizOpened(community.id(), Optional.empty(), run.id(), round.now())));
        });
    }

    /** Who is written to; another member who hears of it may play it as well. */
    private static List<UUID> called(Transaction tx, Plan plan) {
        return switch (plan.audience()) {
            case Audience.Channel(), Audience.Members() -> Present.in(tx, plan.communityId());
            case Audience.Crew() -> Present.crew(tx, plan.communityId());
            case Audience.Group(var kind, String name) -> Present.in(tx, plan.communityId(), kind, name);
        };
    }

    private static Run.Mode mode(Plan plan) {
        return plan.audience() instanceof Audience.Channel ? Run.Mode.CHANNEL : Run.Mode.PRIVATE;
    }

    private static Runs.Opener opener(Plan plan) {
        return new Runs.Opener(plan.organisationId(), plan.createdBy());
    }

    private static Instant closes(Plan plan, Instant due) {
        Instant latest = due.plus(LONGEST);
        return plan.schedule()
                .following(due, plan.zone())
                .map(next -> next.minus(BREAK))
                .filter(end -> end.isAfter(due) && end.isBefore(latest))
                .orElse(latest);
    }
}
