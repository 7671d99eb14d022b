package org.entrain.core.lessons;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrain.core.audit.Audit;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Present;
import org.entrain.core.people.Groups;
import org.entrain.core.text.Texts;

/** The crew starts a path for the members, or for those of a group among them. */
public final class GiveChat implements Feature {
    private static final String TO = "(.*)\\s+(?:to|for|à|a|au|aux|pour)(?:\\s+(?:all|the|tous|toutes|les|le|la))*\\s+";
    private static final Pattern TO_GROUP = pattern(TO + "(?:(?:group|groupe)\\s+)?(\\S+)\\s+(\\S.*)");
    private static final Pattern TO_ALL = pattern(TO + "(?:members?|membres?)");

    private final Access access;
    private final Paths paths;
    private final Journeys journeys;
    private final Audit audit;

    /** Starts these paths. */
    public GiveChat(Access access, Paths paths, Journeys journeys, Audit audit) {
        this.access = access;
        this.paths = paths;
        this.journeys = journeys;
        this.audit = audit;
    }

    @Override
    public void register(Routes routes) {
        routes.command("path give", Right.RUN, GiveChat.class, this::give);
    }

    private static Pattern pattern(String words) {
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private Reply give(Turn turn, String words) {
        access.meant(turn);
        Matcher all = TO_ALL.matcher(words);
        Matcher group = TO_GROUP.matcher(words);
        if (!all.matches() && !group.matches()) {
            throw new Refusal(Message.of(texts(turn).words("give.how")));
        }
        Path path = PathChat.named(turn, access, paths, all.matches() ? all.group(1) : group.group(1));
        List<UUID> persons = all.matches()
                ? Present.in(turn.tx(), path.communityId())
                : members(turn, path, kind(turn, group.group(2)), group.group(3).strip());
        int begun = journeys.walks()
                .start(turn.tx(), path.id(), persons, Optional.empty(), false, turn.at())
                .size();
        audit.record(turn, Audit.Deed.PATH_GIVEN, path.communityId(), String.valueOf(begun));
        return new Reply.Private(
                Message.of(texts(turn).words("give.done", path.name(), begun, persons.size() - begun)));
    }

    private static Groups.Kind kind(Turn turn, String word) {
        return Groups.Kind.said(word)
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("give.how"))));
    }

    private static List<UUID> members(Turn turn, Path path, Groups.Kind kind, String name) {
        List<UUID> found = Present.in(turn.tx(), path.communityId(), kind, name);
        if (found.isEmpty()) {
            throw new Refusal(Message.of(texts(turn).words("give.nobody", name)));
        }
        return found;
    }

    private static Texts texts(Turn turn) {
        return turn.texts(GiveChat.class);
    }
}
