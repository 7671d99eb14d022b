package org.entrain.core.reviews;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.entrain.core.audit.Audit;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Community;
import org.entrain.core.text.Texts;

/** The crew says how often its community is asked again. */
public final class RhythmChat implements Feature {
    static final String SETTINGS = "review.settings";
    private static final String RETENTION = "retention";
    private static final String LONGEST = "longest";
    private static final int LONGEST_NUMBER = 6;

    private final Access access;
    private final Audit audit;
    private final Rhythms rhythms = new Rhythms();

    /** Asks this for rights. */
    public RhythmChat(Access access, Audit audit) {
        this.access = access;
        this.audit = audit;
    }

    @Override
    public void register(Routes routes) {
        routes.command("review settings", Right.RUN, RhythmChat.class, this::offer)
                .press(SETTINGS, Right.RUN, this::open)
                .form(SETTINGS, Right.RUN, this::save);
    }

    /** In answer to a command not every platform can open a form, so there is a button that does. */
    private Reply offer(Turn turn, String name) {
        Community community = access.meantOr(turn, name);
        Rhythm now = rhythms.of(turn.tx(), community.id());
        Texts texts = texts(turn);
        return new Reply.Private(Message.of(
                new Block.Text(texts.words("settings.now", community.name(), percent(now), now.longest())),
                Buttons.of(Button.opening(texts.say("settings.change"), Action.of(SETTINGS, community.id())))));
    }

    private Reply open(Turn turn, Action action) {
        Community community = access.in(turn, action.uuid(0));
        Rhythm now = rhythms.of(turn.tx(), community.id());
        Texts texts = texts(turn);
        return new Reply.Open(new Form(
                Action.of(SETTINGS, community.id()),
                texts.say("settings.title"),
                List.of(new Block.Text(texts.words("settings.intro", community.name()))),
                List.of(number(RETENTION, percent(now), texts), number(LONGEST, now.longest(), texts)),
                texts.say("settings.save"),
                texts.say("settings.cancel")));
    }

    private static Form.Field number(String id, int initial, Texts texts) {
        return new Form.TextField(
                id,
                texts.say("settings." + id),
                texts.say("settings.hint." + id),
                false,
                false,
                LONGEST_NUMBER,
                String.valueOf(initial));
    }

    private Reply save(Turn turn, Interaction.Submission form) {
        Community community = access.in(turn, form.action().uuid(0));
        OptionalInt percent =
                number(form.value(RETENTION), share(Rhythm.LEAST_RETENTION), share(Rhythm.MOST_RETENTION));
        OptionalInt longest = number(form.value(LONGEST), Rhythm.LEAST_LONGEST, Rhythm.MOST_LONGEST);
        if (percent.isEmpty() || longest.isEmpty()) {
            return new Reply.Invalid(wrong(turn, percent, longest));
        }
        rhythms.keep(turn.tx(), community.id(), new Rhythm(percent.getAsInt() / 100.0, longest.getAsInt()));
        audit.record(turn, Audit.Deed.COMMUNITY_CHANGED, community.id(), "review settings");
        return new Reply.Private(Message.of(
                texts(turn).words("settings.done", community.name(), percent.getAsInt(), longest.getAsInt())));
    }

    private static Map<String, String> wrong(Turn turn, OptionalInt percent, OptionalInt longest) {
        var wrong = new HashMap<String, String>();
        if (percent.isEmpty()) {
            wrong.put(
                    RETENTION,
                    texts(turn).say("settings.between", share(Rhythm.LEAST_RETENTION), share(Rhythm.MOST_RETENTION)));
        }
        if (longest.isEmpty()) {
            wrong.put(LONGEST, texts(turn).say("settings.between", Rhythm.LEAST_LONGEST, Rhythm.MOST_LONGEST));
        }
        return wrong;
    }

    private static OptionalInt number(String entered, int least, int most) {
        String digits = entered.strip().replaceFirst("\\s*%$", "");
        if (!digits.matches("\\d{1,5}")) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(digits);
        return number >= least && number <= most ? OptionalInt.of(number) : OptionalInt.empty();
    }

    private static int percent(Rhythm rhythm) {
        return share(rhythm.retention());
    }

    private static int share(double retention) {
        return (int) Math.round(retention * 100);
    }

    private static Texts texts(Turn turn) {
        return turn.texts(RhythmChat.class);
    }
}
