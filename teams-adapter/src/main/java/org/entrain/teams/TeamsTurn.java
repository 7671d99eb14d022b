package org.entrain.teams;

import com.microsoft.bot.schema.Activity;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Profile;
import org.entrain.core.chat.Reply;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/**
 * One person at one activity, and where to answer them.
 *
 * @param activity what arrived
 * @param delivery its id, unique in the tenant
 * @param address the conversation, with its thread
 * @param user the person's id for this bot
 * @param who the person
 * @param place where they are
 */
record TeamsTurn(Activity activity, String delivery, TeamsAddress address, String user, Profile who, Place place) {
    /** The same turn, of a person of whom more is known. */
    TeamsTurn by(Profile known) {
        return new TeamsTurn(activity, delivery, address, user, known, place);
    }

    String tenant() {
        return address.tenant();
    }

    /** Where this person can be reached in private. */
    TeamsAddress personalAddress() {
        return address.of(user);
    }

    /**
     * What {@code reply} means in answer to a press: a message of a private conversation is private already, so what is
     * said in private takes its place.
     */
    Reply toPress(Reply reply) {
        return reply instanceof Reply.Private personal && address.personal()
                ? new Reply.Replace(personal.message())
                : reply;
    }

    /** The adapter's own words, in the person's language. */
    Texts texts() {
        return Texts.of(TeamsTurn.class, who.locale().map(Language::of).orElse(Language.EN));
    }
}
