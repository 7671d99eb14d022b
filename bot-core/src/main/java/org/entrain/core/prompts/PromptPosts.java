package org.entrain.core.prompts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Homes;
import org.entrain.core.database.Transaction;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.prompts.Prompts.Asked;
import org.entrain.core.text.Texts;

/** What stands in a community's channels: the questions, and what was said to them. */
public final class PromptPosts {
    private final Communities communities;
    private final Homes homes;
    private final Outbox outbox;
    private final Prompts prompts = new Prompts();
    private final Voices voices = new Voices();

    /** Posts in these homes. */
    public PromptPosts(Communities communities, Homes homes, Outbox outbox) {
        this.communities = communities;
        this.homes = homes;
        this.outbox = outbox;
    }

    /** Asks in every channel. */
    void ask(Transaction tx, Asked asked, Instant due) {
        card(tx, asked)
                .ifPresent(card -> homes.of(tx, asked.community())
                        .forEach(home -> outbox.write(
                                tx, asked.organisation(), stamp("prompt", asked.id(), home), home, card, due)));
    }

    /** Brings up to date what the channels show of questions. */
    void refresh(Transaction tx, List<UUID> rounds, Instant at) {
        prompts.asked(tx, rounds)
                .forEach(asked -> card(tx, asked)
                        .ifPresent(card -> homes.of(tx, asked.community())
                                .forEach(home -> outbox.revise(tx, stamp("prompt", asked.id(), home), card, at))));
    }

    private Optional<Message> card(Transaction tx, Asked asked) {
        return community(tx, asked)
                .flatMap(community -> prompts.find(tx, community.id(), asked.prompt(), community.language())
                        .map(prompt -> PromptCards.question(
                                asked.id(), prompt, voices.sides(tx, asked.id()), texts(community))));
    }

    /** Says in every channel what was said to these questions. */
    void gather(Transaction tx, UUID gathering, Community community, List<Gathered> gathered, Instant at) {
        Message message = PromptCards.gathered(gathering, gathered, texts(community));
        homes.of(tx, community.id())
                .forEach(home -> outbox.write(
                        tx, community.organisationId(), stamp("said", gathering, home), home, message, at));
    }

    /** Brings up to date what was gathered, where that was done already. */
    void regather(Transaction tx, UUID gathering, Instant at) {
        hold(tx, gathering);
        List<Asked> all = prompts.gathered(tx, gathering);
        all.stream().findFirst().flatMap(asked -> community(tx, asked)).ifPresent(community -> {
            List<Gathered> gathered = all.stream()
                    .flatMap(asked -> gathered(tx, asked, community))
                    .toList();
            Message message = PromptCards.gathered(gathering, gathered, texts(community));
            homes.of(tx, community.id())
                    .forEach(home -> outbox.revise(tx, stamp("said", gathering, home), message, at));
        });
    }

    /** Of two who change what they said, the second reads what the first left. */
    private static void hold(Transaction tx, UUID gathering) {
        tx.handle()
                .createQuery("SELECT id FROM prompt_gatherings WHERE id = :gathering FOR NO KEY UPDATE")
                .bind("gathering", gathering)
                .mapTo(UUID.class)
                .one();
    }

    /** What may be read of what was said to a question; nothing where the question is not known any more. */
    Stream<Gathered> gathered(Transaction tx, Asked asked, Community community) {
        return prompts.find(tx, community.id(), asked.prompt(), community.language()).stream()
                .map(prompt -> Gathered.of(prompt, voices.shared(tx, asked.id()), voices.sides(tx, asked.id())));
    }

    private Optional<Community> community(Transaction tx, Asked asked) {
        return communities.byId(tx, asked.organisation(), asked.community());
    }

    private static Texts texts(Community community) {
        return PromptCards.texts(community.language());
    }

    private static String stamp(String what, UUID id, Place home) {
        return "%s/%s/%s/%s/%s"
                .formatted(
                        what, id, home.workspace().platform(), home.workspace().id(), home.channel());
    }
}
