package org.entrain.core.lessons;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.bank.Bank;
import org.entrain.core.bank.Pictures;
import org.entrain.core.bot.Refusal;
import org.entrain.core.chat.Message;
import org.entrain.core.communities.Community;
import org.entrain.core.database.Transaction;
import org.entrain.core.plans.Audience;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.PlanKind;
import org.entrain.core.plans.Round;
import org.entrain.core.plans.RoundPosts;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** Lessons by the clock: the one that is named, or each round the next that the community has not seen. */
public final class LessonPlan implements PlanKind {
    private final Lessons lessons;
    private final RoundPosts posts;
    private final Bank bank;
    private final Pictures pictures;

    /** Made once, when the program starts. */
    public LessonPlan(Lessons lessons, RoundPosts posts, Bank bank, Pictures pictures) {
        this.lessons = lessons;
        this.posts = posts;
        this.bank = bank;
        this.pictures = pictures;
    }

    @Override
    public String name() {
        return "lesson";
    }

    /** A lesson is worth reading all day. */
    @Override
    public Duration staleAfter() {
        return Duration.ofHours(12);
    }

    @Override
    public boolean speaksTo(Audience audience) {
        return true;
    }

    @Override
    public String subject(Transaction tx, Community community, String words, Language language) {
        if (words.isBlank()) {
            return "";
        }
        return lessons.titled(tx, community.id(), words.strip())
                .map(lesson -> lesson.id().toString())
                .orElseThrow(() -> new Refusal(Message.of(texts(language).words("unknown", words.strip()))));
    }

    @Override
    public String title(Transaction tx, Plan plan, Language language) {
        return plan.subject().isEmpty()
                ? texts(language).say("plan.next")
                : named(tx, plan, plan.subject())
                        .map(lesson -> texts(language).say("plan.title", lesson.title()))
                        .orElseGet(() -> texts(language).say("plan.gone"));
    }

    @Override
    public Optional<String> choose(Transaction tx, Plan plan, Instant due) {
        return (plan.subject().isEmpty() ? lessons.next(tx, plan.communityId()) : named(tx, plan, plan.subject()))
                .map(lesson -> lesson.id().toString());
    }

    @Override
    public Message preview(Transaction tx, Plan plan, String choice, Language language) {
        return named(tx, plan, choice)
                .map(lesson -> card(tx, lesson, language))
                .orElseGet(() -> Message.of(texts(language).words("plan.gone")));
    }

    private Message card(Transaction tx, Lesson lesson, Language language) {
        return LessonCards.lesson(LessonChat.shown(tx, lesson, bank, pictures), texts(language));
    }

    @Override
    public void perform(Transaction tx, Round round) {
        named(tx, round.plan(), round.choice()).ifPresent(lesson -> {
            lessons.told(tx, lesson.communityId(), lesson.id(), round.due());
            posts.say(tx, round, language -> card(tx, lesson, language));
        });
    }

    private Optional<Lesson> named(Transaction tx, Plan plan, String id) {
        return lessons.find(tx, plan.organisationId(), UUID.fromString(id));
    }

    private static Texts texts(Language language) {
        return Texts.of(LessonPlan.class, language);
    }
}
