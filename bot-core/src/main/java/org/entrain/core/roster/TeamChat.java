package org.entrain.core.roster;

import java.util.List;
import java.util.UUID;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.database.Transaction;
import org.entrain.core.text.Texts;

/**
 * What a manager sees of the people who answer to them: figures of a group, never a name. What the group does and knows is
 * told in the digest, where figures are protected against each other.
 */
public final class TeamChat implements Feature {
    /** Of fewer people a figure would soon be one person's (k-anonymity). */
    private static final int SMALLEST_GROUP = 5;

    /**
     * A group of people.
     *
     * @param people how many they are
     * @param members how many of them belong to a community
     */
    private record Team(int people, int members) {}

    @Override
    public void register(Routes routes) {
        routes.command("my team", Right.MANAGE, TeamChat.class, (turn, rest) -> show(turn));
    }

    private static Reply show(Turn turn) {
        Texts texts = turn.texts(TeamChat.class);
        Team team = team(turn.tx(), turn.person().id());
        return new Reply.Private(
                team.people() < SMALLEST_GROUP
                        ? Message.of(texts.words("team.too-few", SMALLEST_GROUP))
                        : Message.of(
                                new Block.Heading(texts.say("team.title")),
                                new Block.Facts(List.of(
                                        fact(texts, "team.people", team.people()),
                                        fact(texts, "team.members", team.members()))),
                                new Block.Note(texts.words("team.note"))));
    }

    private static Block.Fact fact(Texts texts, String name, int value) {
        return new Block.Fact(texts.say(name), texts.say("team.number", value));
    }

    private static Team team(Transaction tx, UUID manager) {
        return tx.handle()
                .createQuery("""
                        SELECT count(*)::int AS people,
                               (count(*) FILTER (WHERE EXISTS (
                                   SELECT 1 FROM memberships m JOIN communities c ON c.id = m.community_id
                                   WHERE m.person_id = p.id AND c.archived_at IS NULL)))::int AS members
                        FROM persons p WHERE p.manager_id = :manager
                        """)
                .bind("manager", manager)
                .map((row, context) -> new Team(row.getInt("people"), row.getInt("members")))
                .one();
    }
}
