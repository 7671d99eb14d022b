package org.entrain.core.home;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entrain.core.attention.Habits;
import org.entrain.core.attention.Settings;
import org.entrain.core.bot.Feature;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Right;
import org.entrain.core.bot.Routes;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.Workspace;
import org.entrain.core.people.People;
import org.entrain.core.people.Person;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** What somebody finds about themselves, wherever they are: their page, their settings, a pause. */
public final class HomeChat implements Feature {
    static final String SETTINGS = "home.settings";

    private static final Period USUAL_PAUSE = Period.ofWeeks(1);

    private final People people;
    private final Settings settings;

    /** Talks about these settings. */
    public HomeChat(People people, Settings settings) {
        this.people = people;
        this.settings = settings;
    }

    @Override
    public void register(Routes routes) {
        routes.command(
                        "me",
                        Right.SELF,
                        HomeChat.class,
                        (turn, rest) -> new Reply.Private(Message.of(routes.page(turn))))
                .home(this::page)
                .press(SETTINGS, Right.SELF, (turn, action) -> open(turn))
                .form(SETTINGS, Right.SELF, this::save)
                .command("pause", Right.SELF, HomeChat.class, this::pause)
                .command("resume", Right.SELF, HomeChat.class, (turn, rest) -> resume(turn));
    }

    private List<Block> page(Turn turn) {
        ZoneId zone = zone(turn);
        int streak = Streak.of(ActiveDays.of(turn.tx(), turn.person().id(), zone, turn.at()), today(turn));
        return HomeCards.page(streak, choices(turn), zone, today(turn), texts(turn));
    }

    private Reply open(Turn turn) {
        Choices now = choices(turn);
        List<Account> apart = now.apart().stream()
                .flatMap(other -> people.accounts(turn.tx(), other).stream())
                .toList();
        return new Reply.Open(SettingsForm.form(now, apart, today(turn), texts(turn)));
    }

    private Reply save(Turn turn, Interaction.Submission form) {
        return switch (SettingsForm.read(form, today(turn), id -> known(turn, id))) {
            case SettingsForm.Read.Good(Choices entered) -> save(turn, entered);
            case SettingsForm.Read.Wrong(var keys) -> {
                var errors = new HashMap<String, String>();
                keys.forEach((field, key) -> errors.put(field, texts(turn).say(key)));
                yield new Reply.Invalid(errors);
            }
        };
    }

    private Reply save(Turn turn, Choices entered) {
        UUID me = turn.person().id();
        Choices before = choices(turn);
        var now = new Choices(entered.language(), entered.habits(), apart(turn, before, entered));
        settings.speak(turn.tx(), me, now.language());
        settings.keep(turn.tx(), me, now.habits());
        settings.keepApart(turn.tx(), me, now.apart());
        return new Reply.Private(
                HomeCards.saved(before, now, zone(turn), today(turn), Texts.of(HomeChat.class, spoken(turn, now))));
    }

    /** Who is on another platform alone cannot be chosen on this one, and stays. */
    private Set<UUID> apart(Turn turn, Choices before, Choices entered) {
        var apart = new HashSet<>(entered.apart());
        before.apart().stream()
                .filter(other -> people.accounts(turn.tx(), other).stream()
                        .map(Account::workspace)
                        .noneMatch(turn.interaction().workspace()::equals))
                .forEach(apart::add);
        apart.remove(turn.person().id());
        return apart;
    }

    private static Language spoken(Turn turn, Choices now) {
        return now.language()
                .or(() -> turn.interaction().who().locale().map(Language::of))
                .orElse(turn.language());
    }

    private Optional<UUID> known(Turn turn, String account) {
        Workspace here = turn.interaction().workspace();
        return people.find(turn.tx(), new Account(here, account))
                .filter(found -> found.organisationId().equals(turn.person().organisationId()))
                .map(Person::id);
    }

    private Reply pause(Turn turn, String words) {
        LocalDate today = today(turn);
        LocalDate until = words.isEmpty()
                ? today.plus(USUAL_PAUSE)
                : Times.day(words.replaceFirst("(?i)^(until|till|jusqu['’]au|jusqu['’]à)\\s+", ""))
                        .filter(day -> SettingsForm.isPause(day, today))
                        .orElseThrow(() -> new Refusal(Message.of(texts(turn)
                                .words("pause.unclear", today.plusWeeks(2).toString()))));
        keep(turn, habits(turn).paused(Optional.of(until)));
        return new Reply.Private(Message.of(texts(turn).words("pause.done", HomeCards.day(until, texts(turn)))));
    }

    private Reply resume(Turn turn) {
        boolean wasPaused = habits(turn).isPaused(today(turn));
        keep(turn, habits(turn).paused(Optional.empty()));
        return new Reply.Private(Message.of(texts(turn).words(wasPaused ? "resume.done" : "resume.nothing")));
    }

    private Choices choices(Turn turn) {
        UUID me = turn.person().id();
        return new Choices(
                settings.language(turn.tx(), me), settings.habits(turn.tx(), me), settings.apart(turn.tx(), me));
    }

    private Habits habits(Turn turn) {
        return settings.habits(turn.tx(), turn.person().id());
    }

    private void keep(Turn turn, Habits habits) {
        settings.keep(turn.tx(), turn.person().id(), habits);
    }

    private static ZoneId zone(Turn turn) {
        return turn.person().zone().orElse(ZoneId.of("UTC"));
    }

    private static LocalDate today(Turn turn) {
        return LocalDate.ofInstant(turn.at(), zone(turn));
    }

    private static Texts texts(Turn turn) {
        return turn.texts(HomeChat.class);
    }
}
