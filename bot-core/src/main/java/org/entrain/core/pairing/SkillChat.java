package org.entrain.core.pairing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entrain.core.attention.Settings;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.people.People;
import org.entrain.core.people.Person;
import org.entrain.core.text.Texts;

/** What people say of themselves that makes a match: what they can teach and would learn, and whom not to match them with. */
public final class SkillChat implements Feature {
    static final String SKILLS = "pair.skills";
    static final String APART = "pair.apart";

    private static final String TEACHES = "teaches";
    private static final String LEARNS = "learns";
    private static final String OTHERS = "others";
    private static final int LONGEST_FIELD = 500;
    private static final int MOST_APART = 50;

    private final People people;
    private final Settings settings;
    private final Skills skills = new Skills();

    /** Talks about these settings. */
    public SkillChat(People people, Settings settings) {
        this.people = people;
        this.settings = settings;
    }

    @Override
    public void register(Routes routes) {
        routes.command("pair skills", Right.SELF, SkillChat.class, (turn, rest) -> skills(turn))
                .press(SKILLS, Right.SELF, (turn, action) -> new Reply.Open(skillsForm(turn)))
                .form(SKILLS, Right.SELF, this::keepSkills)
                .command("pair apart", Right.SELF, SkillChat.class, (turn, rest) -> apart(turn))
                .press(APART, Right.SELF, (turn, action) -> new Reply.Open(apartForm(turn)))
                .form(APART, Right.SELF, this::keepApart);
    }

    private Skills.Of mine(Turn turn) {
        UUID me = turn.person().id();
        return skills.of(turn.tx(), List.of(me)).getOrDefault(me, Skills.Of.NONE);
    }

    private Reply skills(Turn turn) {
        Texts texts = texts(turn);
        Skills.Of mine = mine(turn);
        return new Reply.Private(Message.of(
                new Block.Text(texts.words("skills.now", said(mine.teaches(), texts), said(mine.learns(), texts))),
                Buttons.of(Button.opening(texts.say("skills.open"), Action.of(SKILLS)))));
    }

    private static String said(List<String> skills, Texts texts) {
        return skills.isEmpty() ? texts.say("skills.nothing") : String.join(", ", skills);
    }

    private Form skillsForm(Turn turn) {
        Texts texts = texts(turn);
        Skills.Of mine = mine(turn);
        return new Form(
                Action.of(SKILLS),
                texts.say("skills.open"),
                List.of(new Block.Text(texts.words("skills.intro"))),
                List.of(field(TEACHES, mine.teaches(), texts), field(LEARNS, mine.learns(), texts)),
                texts.say("form.keep"),
                texts.say("form.cancel"));
    }

    private static Form.Field field(String id, List<String> skills, Texts texts) {
        return new Form.TextField(
                id,
                texts.say("skills." + id),
                texts.say("skills.hint"),
                true,
                true,
                LONGEST_FIELD,
                String.join("\n", skills));
    }

    private Reply keepSkills(Turn turn, Interaction.Submission form) {
        var wrong = new HashMap<String, String>();
        List<String> teaches = read(turn, form, TEACHES, wrong);
        List<String> learns = read(turn, form, LEARNS, wrong);
        if (!wrong.isEmpty()) {
            return new Reply.Invalid(wrong);
        }
        skills.keep(turn.tx(), turn.person().id(), new Skills.Of(teaches, learns));
        return new Reply.Private(Message.of(texts(turn).words("skills.kept")));
    }

    private static List<String> read(Turn turn, Interaction.Submission form, String field, Map<String, String> wrong) {
        List<String> read = Skills.read(form.value(field));
        if (read.size() > Skills.MOST || read.stream().anyMatch(skill -> skill.length() > Skills.LONGEST)) {
            wrong.put(field, texts(turn).say("skills.wrong", Skills.MOST, Skills.LONGEST));
        }
        return read;
    }

    private Reply apart(Turn turn) {
        int count = settings.apart(turn.tx(), turn.person().id()).size();
        return new Reply.Private(Message.of(
                new Block.Text(texts(turn).words("apart.now", count)),
                Buttons.of(Button.opening(texts(turn).say("apart.open"), Action.of(APART)))));
    }

    private Form apartForm(Turn turn) {
        Texts texts = texts(turn);
        List<Account> now = settings.apart(turn.tx(), turn.person().id()).stream()
                .flatMap(other -> people.accounts(turn.tx(), other).stream())
                .toList();
        return new Form(
                Action.of(APART),
                texts.say("apart.open"),
                List.of(new Block.Text(texts.words("apart.intro"))),
                List.of(new Form.PersonField(OTHERS, texts.say("apart.others"), "", true, true, now)),
                texts.say("form.keep"),
                texts.say("form.cancel"));
    }

    private Reply keepApart(Turn turn, Interaction.Submission form) {
        List<String> chosen = form.values().getOrDefault(OTHERS, List.of());
        List<Optional<UUID>> known = chosen.stream().map(id -> known(turn, id)).toList();
        UUID me = turn.person().id();
        if (chosen.size() > MOST_APART || known.contains(Optional.<UUID>empty()) || known.contains(Optional.of(me))) {
            String key = known.contains(Optional.of(me))
                    ? "apart.yourself"
                    : chosen.size() > MOST_APART ? "apart.many" : "apart.unknown";
            return new Reply.Invalid(Map.of(OTHERS, texts(turn).say(key, MOST_APART)));
        }
        var others = elsewhere(turn);
        known.forEach(one -> one.ifPresent(others::add));
        settings.keepApart(turn.tx(), me, others);
        return new Reply.Private(Message.of(texts(turn).words("apart.kept", others.size())));
    }

    /** Who is on another platform alone cannot be chosen on this one, and stays. */
    private Set<UUID> elsewhere(Turn turn) {
        var others = new HashSet<UUID>();
        settings.apart(turn.tx(), turn.person().id()).stream()
                .filter(other -> people.accounts(turn.tx(), other).stream()
                        .map(Account::workspace)
                        .noneMatch(turn.interaction().workspace()::equals))
                .forEach(others::add);
        return others;
    }

    private Optional<UUID> known(Turn turn, String account) {
        return people.find(turn.tx(), new Account(turn.interaction().workspace(), account))
                .filter(found -> found.organisationId().equals(turn.person().organisationId()))
                .map(Person::id);
    }

    private static Texts texts(Turn turn) {
        return turn.texts(SkillChat.class);
    }
}
