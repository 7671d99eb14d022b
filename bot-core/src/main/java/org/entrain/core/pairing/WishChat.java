package org.entrain.core.pairing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
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
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Access;
import org.entrain.core.pairing.PairAccess.Found;
import org.entrain.core.pairing.Participants.Participant;
import org.entrain.core.plans.Plans;
import org.entrain.core.text.Texts;

/** Whom people would like to have as a mentor, or to mentor, and how many. */
public final class WishChat implements Feature {
    static final String WISHES = "pair.wishes";

    private static final String OTHERS = "others";
    private static final String MENTEES = "mentees";
    /** What both platforms show in one list. */
    private static final int MOST_OFFERED = 90;

    private final PairAccess programmes;
    private final Rounds rounds;
    private final MentorWishes wishes = new MentorWishes();

    /** Talks about these rounds. */
    public WishChat(Access access, Plans plans, Rounds rounds) {
        this.programmes = new PairAccess(access, plans);
        this.rounds = rounds;
    }

    @Override
    public void register(Routes routes) {
        routes.command("pair wishes", Right.TAKE_PART, WishChat.class, (turn, rest) -> ask(turn))
                .press(WISHES, Right.TAKE_PART, this::open)
                .form(WISHES, Right.TAKE_PART, this::keep);
    }

    /** In answer to a command not every platform can open a form, so there is a button that does. */
    private Reply ask(Turn turn) {
        Programme programme = programmes.all(turn).stream()
                .map(Found::programme)
                .filter(one -> one.kind() == Kind.MENTORING)
                .findFirst()
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("wishes.none"))));
        mine(turn, programme);
        return new Reply.Private(Message.of(
                new Block.Text(texts(turn).words("wishes.how")),
                Buttons.of(Button.opening(texts(turn).say("wishes.open"), Action.of(WISHES, programme.id())))));
    }

    private Participant mine(Turn turn, Programme programme) {
        return rounds.participants
                .of(turn.tx(), programme, turn.person().id())
                .filter(one -> one.role() != Role.EQUAL)
                .orElseThrow(() -> new Refusal(Message.of(texts(turn).words("wishes.not-in"))));
    }

    private record Offered(UUID id, String name) {}

    /** Those on the other side. */
    private static List<Offered> offered(Turn turn, Programme programme, Role mine) {
        return turn.tx()
                .handle()
                .createQuery("""
                        SELECT p.id, p.name FROM pairing_participants a JOIN persons p ON p.id = a.person_id
                        WHERE a.programme_id = :programme AND a.role = :role AND p.id <> :me
                        ORDER BY p.name, p.id LIMIT :limit
                        """)
                .bind("programme", programme.id())
                .bind("role", (mine == Role.MENTOR ? Role.MENTEE : Role.MENTOR).name())
                .bind("me", turn.person().id())
                .bind("limit", MOST_OFFERED)
                .map((row, context) -> new Offered(row.getObject("id", UUID.class), row.getString("name")))
                .list();
    }

    private Reply open(Turn turn, Action action) {
        Programme programme = programmes.in(turn, action.uuid(0)).programme();
        Texts texts = texts(turn);
        Participant mine = mine(turn, programme);
        List<Offered> offered = offered(turn, programme, mine.role());
        if (offered.isEmpty() && mine.role() == Role.MENTEE) {
            throw new Refusal(Message.of(texts.words("wishes.nobody")));
        }
        var fields = new ArrayList<Form.Field>();
        if (!offered.isEmpty()) {
            fields.add(new Form.ChoiceField(
                    OTHERS,
                    texts.say("wishes." + mine.role(), MentorWishes.MOST),
                    texts.say("wishes.hint"),
                    true,
                    true,
                    offered.stream()
                            .map(one -> new Option(one.id().toString(), one.name()))
                            .toList(),
                    wishes.of(turn.tx(), programme, turn.person().id()).stream()
                            .map(UUID::toString)
                            .toList()));
        }
        if (mine.role() == Role.MENTOR) {
            fields.add(limit(programme, mine, texts));
        }
        return new Reply.Open(new Form(
                Action.of(WISHES, programme.id()),
                texts.say("wishes.open"),
                List.of(),
                fields,
                texts.say("form.keep"),
                texts.say("form.cancel")));
    }

    private static Form.Field limit(Programme programme, Participant mine, Texts texts) {
        int most = programme.terms().mentees();
        return new Form.ChoiceField(
                MENTEES,
                texts.say("wishes.limit"),
                "",
                false,
                false,
                IntStream.rangeClosed(1, most)
                        .mapToObj(String::valueOf)
                        .map(number -> new Option(number, number))
                        .toList(),
                List.of(String.valueOf(Math.min(most, mine.mentees().orElse(most)))));
    }

    private Reply keep(Turn turn, Interaction.Submission form) {
        Programme programme = programmes.in(turn, form.action().uuid(0)).programme();
        Participant mine = mine(turn, programme);
        List<String> chosen = form.values().getOrDefault(OTHERS, List.of());
        if (chosen.size() > MentorWishes.MOST) {
            return new Reply.Invalid(Map.of(OTHERS, texts(turn).say("wishes.many", MentorWishes.MOST)));
        }
        Set<String> known = offered(turn, programme, mine.role()).stream()
                .map(one -> one.id().toString())
                .collect(Collectors.toSet());
        if (!known.containsAll(chosen)) {
            return new Reply.Invalid(Map.of(OTHERS, texts(turn).say("wishes.left")));
        }
        UUID me = turn.person().id();
        wishes.keep(
                turn.tx(), programme, me, chosen.stream().map(UUID::fromString).toList());
        Optional.of(form.value(MENTEES))
                .filter(number -> mine.role() == Role.MENTOR && number.matches("[1-9]"))
                .map(Integer::parseInt)
                .filter(number -> number <= programme.terms().mentees())
                .ifPresent(number -> rounds.participants.limit(turn.tx(), programme, me, number));
        return new Reply.Private(Message.of(texts(turn).words("wishes.kept", chosen.size())));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(WishChat.class);
    }
}
