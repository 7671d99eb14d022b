package org.entrain.core.roster;

import java.util.UUID;
import org.entrain.core.audit.Audit;
import org.entrain.core.audit.Audit.Deed;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.people.People;
import org.entrain.core.text.Texts;

/** An administrator sees and says what the organisation is called: badges are issued in that name. */
public final class OrganisationChat implements Feature {
    /** What ends a line, or turns the direction of reading for whatever follows a name. */
    private static final String NOT_IN_A_NAME = "[\\p{Cntrl}\\p{Z}\\s\u202A-\u202E\u2066-\u2069]+";

    private static final String QUOTES = "^[\"“”„«»\\s]+|[\"“”„«»\\s]+$";

    private final People people;
    private final Audit audit;

    /** Talks about these people's organisations. */
    public OrganisationChat(People people, Audit audit) {
        this.people = people;
        this.audit = audit;
    }

    @Override
    public void register(Routes routes) {
        routes.command("organisation", Right.ADMINISTER, OrganisationChat.class, (turn, rest) -> show(turn))
                .command("organisation name", Right.ADMINISTER, OrganisationChat.class, this::name)
                .alias("organization", "organisation")
                .alias("organization name", "organisation name")
                .alias("organisation nom", "organisation name");
    }

    private Reply show(Turn turn) {
        UUID organisation = turn.person().organisationId();
        return said(turn, "organisation.now", people.organisationName(turn.tx(), organisation));
    }

    private Reply name(Turn turn, String said) {
        UUID organisation = turn.person().organisationId();
        String name = read(turn, said);
        if (name.equals(people.organisationName(turn.tx(), organisation))) {
            // Nothing changes but who said it: no platform changes it from now on.
            people.nameOrganisation(turn.tx(), organisation, name);
            return said(turn, "organisation.now", name);
        }
        people.nameOrganisation(turn.tx(), organisation, name);
        audit.record(turn, Deed.ORGANISATION_NAMED, organisation, "");
        return said(turn, "organisation.named", name);
    }

    private static String read(Turn turn, String said) {
        String name = said.replaceAll(NOT_IN_A_NAME, " ").replaceAll(QUOTES, "");
        if (name.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new Refusal(Message.of(texts(turn).words("organisation.how")));
        }
        if (name.length() > People.LONGEST_ORGANISATION_NAME) {
            throw new Refusal(Message.of(texts(turn).words("organisation.long", People.LONGEST_ORGANISATION_NAME)));
        }
        return name;
    }

    private static Reply said(Turn turn, String key, Object... arguments) {
        return new Reply.Private(Message.of(texts(turn).words(key, arguments)));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(OrganisationChat.class);
    }
}
