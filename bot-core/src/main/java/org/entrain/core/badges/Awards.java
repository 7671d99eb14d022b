package org.entrain.core.badges;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.badges.Award.Gift;
import org.entrain.core.bank.Pictures;
import org.entrain.core.credentials.Achievement;
import org.entrain.core.credentials.Credentials;
import org.entrain.core.credentials.Draft;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Dates;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** Gives people badges: the award, the credential it becomes, the fact, and what its person is told. */
public final class Awards {
    private final Badges badges = new Badges();
    private final AwardRows rows = new AwardRows();
    private final Emblems emblems;
    private final Credentials credentials;
    private final Attention attention;
    private final Activity told;

    /**
     * Made once, when the program starts.
     *
     * @param told of badges that were earned
     */
    public Awards(Pictures pictures, Credentials credentials, Attention attention, Activity told) {
        this.emblems = new Emblems(pictures);
        this.credentials = credentials;
        this.attention = attention;
        this.told = told;
    }

    Badges badges() {
        return badges;
    }

    AwardRows rows() {
        return rows;
    }

    Emblems emblems() {
        return emblems;
    }

    Credentials credentials() {
        return credentials;
    }

    Attention attention() {
        return attention;
    }

    /**
     * Somebody has a badge, and is told; false where they have it already.
     *
     * @param at when they earned it
     */
    boolean award(
            Transaction tx, Badge badge, UUID person, UUID community, Optional<Gift> gift, Instant at, Instant now) {
        Optional<Award> award = keep(tx, badge, person, community, gift, at, at);
        award.ifPresent(one -> attention.write(
                tx,
                person,
                stamp(one),
                language -> AwardCards.earned(seen(tx, one, badge, language), language),
                Weight.EXPECTED,
                now));
        return award.isPresent();
    }

    static String stamp(Award award) {
        return "badge/" + award.id();
    }

    /**
     * The same, with nobody told of it.
     *
     * @param now from when on it lasts, where it does not last for ever
     */
    Optional<Award> keep(
            Transaction tx, Badge badge, UUID person, UUID community, Optional<Gift> gift, Instant at, Instant now) {
        var award = new Award(
                UUID.randomUUID(),
                badge.id(),
                badge.organisation(),
                person,
                community,
                at,
                now,
                badge.rule().lasts().map(lasting -> end(lasting, now)),
                Optional.empty(),
                gift);
        if (!rows.add(tx, award)) {
            return Optional.empty();
        }
        credentials.issue(tx, draft(tx, award, badge, language(tx, person)));
        told.record(tx, List.of(new Fact.BadgeEarned(community, Optional.of(person), award.id(), at)));
        return Optional.of(award);
    }

    private static Instant end(Rule.Lasting lasting, Instant from) {
        return from.atZone(ZoneOffset.UTC).plusMonths(lasting.months()).toInstant();
    }

    private Draft draft(Transaction tx, Award award, Badge badge, Language language) {
        Wording words = badge.in(language);
        Emblems.Drawn drawn = emblems.of(tx, badge, language);
        var achievement = new Achievement(
                badge.id(),
                badge.organisation(),
                words.name(),
                words.description(),
                words.criteria(),
                badge.alignment().stream().toList(),
                badge.spoken(language),
                drawn.svg(),
                drawn.png());
        return new Draft(
                award.id(),
                achievement,
                award.person(),
                award.earnedAt(),
                award.until(),
                Optional.of(evidence(award, badge, badge.spoken(language))));
    }

    /** For whoever reads the credential: neither who gave it nor what they wrote. */
    private static String evidence(Award award, Badge badge, Language language) {
        Texts texts = Texts.of(Awards.class, language);
        return badge.isGiven()
                ? texts.say("evidence.given")
                : texts.say(
                        "evidence.earned",
                        RuleWords.of(badge.rule(), language),
                        Dates.DATE_OF_YEAR.of(award.earnedAt(), ZoneOffset.UTC, language));
    }

    private static Language language(Transaction tx, UUID person) {
        return tx.handle()
                .createQuery("SELECT coalesce(chosen_language, language, 'EN') FROM persons WHERE id = :person")
                .bind("person", person)
                .mapTo(String.class)
                .findOne()
                .map(Language::valueOf)
                .orElse(Language.EN);
    }

    /**
     * Has a badge last longer, since what keeps it was done.
     *
     * @return until when; empty where somebody else saw to it
     */
    Optional<Instant> prolong(Transaction tx, Award award, Rule.Lasting lasting, Instant at) {
        Instant before = award.until().orElseThrow();
        Instant until = end(lasting, before.isAfter(at) ? before : at);
        if (!rows.keep(tx, award, until, at)) {
            return Optional.empty();
        }
        credentials.validUntil(tx, award.id(), until);
        return Optional.of(until);
    }

    /** Takes a badge back, with its credential; false where it was taken back before. */
    boolean revoke(Transaction tx, Award award, String reason, Instant at) {
        boolean isFirst = rows.revoke(tx, award.id(), at);
        if (isFirst) {
            credentials.revoke(tx, award.id(), reason, at);
            told.record(
                    tx,
                    List.of(new Fact.BadgeTakenBack(
                            award.community(), Optional.empty(), award.id(), at, award.person())));
        }
        return isFirst;
    }

    /** An award as its person sees it. */
    AwardCards.Seen seen(Transaction tx, Award award, Badge badge, Language language) {
        return new AwardCards.Seen(
                award,
                badge,
                emblems.page(tx, badge, language),
                credentials.page(award.id()),
                credentials
                        .find(tx, award.id())
                        .filter(one -> one.shown().page())
                        .isPresent(),
                award.gift().flatMap(Gift::giver).flatMap(giver -> name(tx, giver)));
    }

    static Optional<String> name(Transaction tx, UUID person) {
        return tx.handle()
                .createQuery("SELECT name FROM persons WHERE id = :person")
                .bind("person", person)
                .mapTo(String.class)
                .findOne();
    }
}
