package org.entrain.core.prompts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.Fact;
import org.entrain.core.database.Transaction;
import org.entrain.core.prompts.Prompt.Kind;
import org.entrain.core.prompts.Prompts.Asked;
import org.entrain.core.text.Language;

/** Asks a community something: none twice before all of its kinds were asked. */
public final class Asking {
    private final Activity activity;
    private final PromptPosts posts;
    private final RandomGenerator random;
    private final Prompts prompts = new Prompts();
    private final OwnPrompts own = new OwnPrompts();

    /**
     * Made once, when the program starts.
     *
     * @param random which of the questions not yet asked comes next
     */
    public Asking(Activity activity, PromptPosts posts, RandomGenerator random) {
        this.activity = activity;
        this.posts = posts;
        this.random = random;
    }

    /** Draws what a community is asked next; see {@link Prompts#draw}. */
    Prompt draw(Transaction tx, UUID community, Set<Kind> kinds, Language language) {
        return prompts.draw(tx, community, kinds, language, random);
    }

    /** A prompt by its key, as long as it may be asked. */
    Optional<Prompt> find(Transaction tx, UUID community, String key, Language language) {
        return PromptBank.find(language, key)
                .or(() -> own.find(tx, community, key)
                        .filter(one -> one.state() == OwnPrompts.State.APPROVED)
                        .map(OwnPrompts.Own::prompt));
    }

    /**
     * Asks it in every channel.
     *
     * @param prompt its {@link Prompt#key}
     * @param person who wants it to be asked; empty where a plan does
     * @param due when it may be read
     */
    void ask(Transaction tx, UUID organisation, UUID community, String prompt, Optional<UUID> person, Instant due) {
        posts.ask(tx, note(tx, organisation, community, prompt, person, due), due);
    }

    /** Notes that it is asked, wherever that is: what is said to it is kept with it, and gathered. */
    Asked note(Transaction tx, UUID organisation, UUID community, String prompt, Optional<UUID> person, Instant due) {
        Asked asked = prompts.ask(tx, organisation, community, prompt, due);
        activity.record(tx, List.of(new Fact.IcebreakerAsked(community, person, asked.id(), due)));
        return asked;
    }
}
