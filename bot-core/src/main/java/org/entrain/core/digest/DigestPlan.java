package org.entrain.core.digest;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.chat.Message;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.Community;
import org.entrain.core.database.Transaction;
import org.entrain.core.plans.Audience;
import org.entrain.core.plans.Plan;
import org.entrain.core.plans.PlanKind;
import org.entrain.core.plans.Round;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** A community's digest at a time that its crew chose: while there is such a plan, Monday morning brings them none of it. */
public final class DigestPlan implements PlanKind {
    static final String KIND = "digest";

    private final Communities communities;
    private final Digests digests;
    private final DigestLetters letters;

    /** Of these communities. */
    public DigestPlan(Communities communities, Digests digests, Charts charts, Attention attention) {
        this.communities = communities;
        this.digests = digests;
        this.letters = new DigestLetters(charts, attention);
    }

    @Override
    public String name() {
        return KIND;
    }

    /** As on Monday morning: what was missed is still of use on the next day. */
    @Override
    public Duration staleAfter() {
        return Duration.ofHours(36);
    }

    @Override
    public boolean speaksTo(Audience audience) {
        return audience instanceof Audience.Crew;
    }

    @Override
    public String title(Transaction tx, Plan plan, Language language) {
        return Texts.of(DigestPlan.class, language).say("plan.title");
    }

    /** Figures of a week that is not over are not to be had; what there is now is another command. */
    @Override
    public Message preview(Transaction tx, Plan plan, String choice, Language language) {
        return Message.of(Texts.of(DigestPlan.class, language).words("plan.preview"));
    }

    @Override
    public void perform(Transaction tx, Round round) {
        Plan plan = round.plan();
        communities
                .byId(tx, plan.organisationId(), plan.communityId())
                .ifPresent(community -> crew(tx, community).forEach(reader -> bring(tx, reader, community, round)));
    }

    private void bring(Transaction tx, Reader reader, Community community, Round round) {
        LocalDate monday = LocalDate.ofInstant(round.now(), reader.zone())
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        if (Rhythm.of(tx, reader.person()).includes(monday)) {
            letters.bring(
                    tx,
                    reader,
                    digests.ofCommunity(tx, community, reader.person(), round.now()),
                    Weight.NUDGE,
                    monday,
                    round.now());
        }
    }

    private static List<Reader> crew(Transaction tx, Community community) {
        return tx.handle()
                .createQuery("""
                        SELECT p.id, coalesce(p.zone, 'UTC') AS zone
                        FROM memberships m JOIN persons p ON p.id = m.person_id
                        WHERE m.community_id = :community AND m.role <> 'MEMBER' AND m.gone_at IS NULL ORDER BY p.id
                        """)
                .bind("community", community.id())
                .map((row, context) -> new Reader(
                        row.getObject("id", UUID.class), community.organisationId(), ZoneId.of(row.getString("zone"))))
                .list();
    }
}
