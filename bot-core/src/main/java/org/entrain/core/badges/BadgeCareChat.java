package org.entrain.core.badges;

import java.util.List;
import java.util.UUID;
import org.entrain.core.attention.Attention.Weight;
import org.entrain.core.audit.Audit;
import org.entrain.core.audit.Audit.Deed;
import org.entrain.core.badges.Colleagues.Colleague;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;

/** Administrators take a badge back, and say how many each may give. */
public final class BadgeCareChat implements Feature {
    private static final int LONGEST_REASON = 300;

    private final Awards awards;
    private final Audit audit;

    /** Looks after these. */
    public BadgeCareChat(Awards awards, Audit audit) {
        this.awards = awards;
        this.audit = audit;
    }

    @Override
    public void register(Routes routes) {
        routes.command("badge revoke", Right.ADMINISTER, BadgeCareChat.class, this::revoke)
                .command("badge allowance", Right.ADMINISTER, BadgeCareChat.class, this::allow);
    }

    private Reply revoke(Turn turn, String words) {
        SpokenGift said = SpokenGift.read(
                        words, awards.badges().of(turn.tx(), turn.person().organisationId()))
                .filter(one -> !one.reason().isEmpty() && one.reason().length() <= LONGEST_REASON)
                .orElseThrow(() -> BadgeDoor.refusal(turn, "revoke.how", LONGEST_REASON));
        List<Colleague> meant = Colleagues.meant(turn, said.who());
        List<Award> found = awards
                .rows()
                .of(turn.tx(), meant.stream().map(Colleague::id).toList())
                .stream()
                .filter(award -> award.badge().equals(said.badge().id()) && !award.isRevoked())
                .toList();
        if (found.size() > 1) {
            throw BadgeDoor.refusal(turn, "give.several", said.who());
        }
        String name = said.badge().in(turn.language()).name();
        Award award = found.stream()
                .findFirst()
                .filter(one -> awards.revoke(turn.tx(), one, said.reason(), turn.at()))
                .orElseThrow(() -> BadgeDoor.refusal(turn, "revoke.nobody", said.who(), name));
        audit.record(turn, Deed.BADGE_REVOKED, award.person(), said.badge().key());
        awards.attention()
                .write(
                        turn.tx(),
                        award.person(),
                        Awards.stamp(award) + "/revoked",
                        language -> AwardCards.revoked(said.badge(), said.reason(), language),
                        Weight.EXPECTED,
                        turn.at());
        return say(
                turn,
                "revoke.done",
                name,
                Awards.name(turn.tx(), award.person()).orElse(said.who()));
    }

    private Reply allow(Turn turn, String words) {
        UUID organisation = turn.person().organisationId();
        if (words.isBlank()) {
            return say(turn, "allowance.is", Gifts.allowance(turn.tx(), organisation));
        }
        if (!words.strip().matches("\\d{1,2}") || Integer.parseInt(words.strip()) > Gifts.MOST) {
            throw BadgeDoor.refusal(turn, "allowance.how", Gifts.MOST);
        }
        int monthly = Integer.parseInt(words.strip());
        Gifts.allow(turn.tx(), organisation, monthly);
        audit.record(turn, Deed.BADGE_CHANGED, organisation, String.valueOf(monthly));
        return say(turn, "allowance.done", monthly);
    }

    private static Reply say(Turn turn, String key, Object... arguments) {
        return new Reply.Private(Message.of(turn.texts(BadgeCareChat.class).words(key, arguments)));
    }
}
