package org.entrain.core.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrain.core.bot.Shown.form;
import static org.entrain.core.bot.Shown.labels;
import static org.entrain.core.bot.Shown.message;
import static org.entrain.core.bot.Shown.privately;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.entrain.core.activity.Fact;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Reply;
import org.junit.jupiter.api.Test;

class BadgeStoryTest extends BadgeStories {
    private static final Duration A_DAY = Duration.ofDays(1);

    BadgeStoryTest() {
        super(new FireSafety().withQuestions());
    }

    @Test
    void who_reviews_in_time_earns_a_badge_and_decides_who_sees_it() {
        safety.chen.presses("At the lift", safety.onTheLeft());
        reviews(safety.chen, 9, true);
        assertThat(privately(safety.chen.says("badges")))
                .contains("You have none yet", "What is near:", "On time · reviews on time: 1 more");
        world.later(A_DAY);
        safety.chen.presses("At the assembly point", safety.chen.says("review"));
        world.post();

        Message letter = last(safety.chen.account());
        assertThat(letter.plain())
                .startsWith("You earned a badge: On time\nBadge \"On time\" (Remembering, First steps)")
                .contains("Looks at things again just before they would be forgotten.", "What for: Answer ten reviews");
        assertThat(labels(letter))
                .containsExactly("Show it in the channel", "Make its page public", "Keep it to myself");
        assertThat(world.facts()).filteredOn(Fact.BadgeEarned.class::isInstance).hasSize(1);
        assertThat(world.read(FireSafety.RIGHT)).noneMatch(one -> one.plain().contains("On time"));

        assertThat(privately(safety.chen.presses("Show it in the channel", letter)))
                .isEqualTo("On time is shown in the channel of Fire safety in a moment.");
        safety.chen.presses("Show it in the channel", letter);
        world.post();
        for (Place channel : List.of(FireSafety.LEFT, FireSafety.RIGHT)) {
            assertThat(world.read(channel))
                    .filteredOn(one -> one.plain().startsWith("Chen has a new badge: On time."))
                    .hasSize(1);
        }

        assertThat(opened()).isZero();
        Reply open = safety.chen.presses("Make its page public", letter);
        assertThat(opened()).isEqualTo(1);
        assertThat(message(open).blocks())
                .filteredOn(Block.Links.class::isInstance)
                .singleElement()
                .satisfies(links -> assertThat(links.toString()).contains("https://entrain.example.org/badges/"));
        safety.chen.presses("Close its page again", open);
        assertThat(opened()).isZero();

        assertThat(privately(safety.chen.says("badges")))
                .contains("On time · First steps · since 24 November 2026")
                .doesNotContain("You have none yet");
        assertThat(message(safety.chen.opensHome()).plain()).contains("You have one badge.");
        assertThat(privately(safety.chen.says("badge list"))).contains("✓ On time", "Good explainer");
        // Nobody else presses what is theirs.
        assertThat(privately(safety.bo.presses(Shown.action(letter, "Make its page public"))))
                .startsWith("Ce badge n'est plus là.");
        reviews(safety.chen, 3, true);
        world.post();
        assertThat(earned(safety.chen)).containsExactly("on-time");
    }

    @Test
    void a_colleague_gives_one_with_a_reason_within_limits_that_keep_it_worth_something() {
        assertThat(privately(safety.bo.says(
                        "badge give Chen good-explainer \"Il a expliqué l'alarme sans un mot de trop.\"")))
                .isEqualTo(
                        "Chen a maintenant Explique bien et lit pourquoi. Vous pouvez en donner encore 2 ce mois-ci.");
        world.post();
        assertThat(last(safety.chen.account()).plain())
                .startsWith("A colleague gave you a badge: Good explainer")
                .contains("Bo gave it to you and says: \"Il a expliqué l'alarme sans un mot de trop.\"");
        assertThat(evidence()).containsExactly("Given by a colleague, who saw it.");
        assertThat(world.read(FireSafety.LEFT)).noneMatch(one -> one.plain().contains("alarme"));

        assertThat(privately(safety.bo.says("badge give @chen Explique bien « Encore une fois »")))
                .isEqualTo("Chen a déjà Explique bien. Peut-être qu'un autre convient aussi ?");
        assertThat(privately(safety.chen.says("badge give Bo good-explainer \"You too\"")))
                .startsWith("Bo gave you Good explainer a short while ago.");
        assertThat(privately(safety.bo.says("badge give Bo good-explainer \"C'est moi\"")))
                .startsWith("Un badge est un mot de quelqu'un d'autre.");
        assertThat(privately(safety.bo.says("badge give Chen asks-what-matters \"\"")))
                .startsWith("Dites pourquoi");
        assertThat(privately(safety.bo.says("badge give Personne asks-what-matters \"Pourquoi\"")))
                .startsWith("Je n'ai rencontré personne du nom de « Personne ».");
        assertThat(privately(safety.bo.says("badge give Chen first-path \"Pourquoi\"")))
                .startsWith("Dites à qui, quel badge, et pourquoi");
        assertThat(privately(safety.bo.says("badge give Zoe asks-what-matters \"Pourquoi\"")))
                .startsWith("Je n'ai rencontré personne");
        assertThat(given()).isEqualTo(1);

        Reply asked = safety.bo.says("badge give");
        assertThat(privately(asked)).contains("Explique bien (good-explainer)", "Trait d'union");
        Reply form = safety.bo.presses("Donner un badge", asked);
        String bridge = ((org.entrain.core.chat.Form.ChoiceField)
                        form(form).fields().get(1))
                .options().stream()
                        .filter(option -> option.label().startsWith("Trait d'union"))
                        .findFirst()
                        .orElseThrow()
                        .value();
        assertThat(safety.bo.submits(form, Map.of("person", List.of("nobody"), "badge", List.of(bridge))))
                .isInstanceOfSatisfying(
                        Reply.Invalid.class,
                        invalid -> assertThat(invalid.errors()).containsOnlyKeys("person"));
        Map<String, List<String>> values = Map.of(
                "person",
                List.of(safety.aminaOnTheRight.account().id()),
                "badge",
                List.of(bridge),
                "reason",
                List.of("Elle nous a réunis."));
        assertThat(privately(safety.bo.submits(form, values))).endsWith("Vous pouvez en donner encore un ce mois-ci.");
        safety.amina.says("badge allowance 2");
        assertThat(privately(safety.bo.says("badge give Chen asks-what-matters \"Parce que\"")))
                .startsWith("Vous avez donné vos 2 badges de ce mois");
        world.later(Duration.ofDays(70));
        assertThat(privately(safety.bo.says("badge give Chen asks-what-matters \"Parce que\"")))
                .startsWith("Chen a maintenant La bonne question");
        assertThat(privately(safety.chen.says("badge give Bo good-explainer \"You too\"")))
                .startsWith("Bo has Good explainer now and reads why.");
    }

    @Test
    void a_badge_that_does_not_last_is_told_of_in_time_and_kept_by_reviewing() {
        Reply made = makes("Fresh as dew", "paths finished >= 1 lasts 3 months kept by reviews recalled >= 2");
        assertThat(privately(made)).contains("Fresh as dew is there");
        finishesAPath(safety.bo);
        world.post();
        assertThat(last(safety.bo.account()).plain())
                .startsWith("Vous avez gagné un badge : Fresh as dew")
                .contains("Il dure jusqu'au 23 février 2027. Ce qui le garde : révisions réussies >= 2.");
        reviews(safety.bo, 1, true);
        int before = world.letters(safety.bo.account()).size();
        world.later(Duration.ofDays(70));
        world.looksAfterBadges();
        world.post();
        assertThat(world.letters(safety.bo.account())).hasSize(before);

        world.later(Duration.ofDays(10));
        world.looksAfterBadges();
        world.looksAfterBadges();
        world.later(A_DAY);
        world.post();
        assertThat(last(safety.bo.account()).plain())
                .startsWith("Votre badge Fresh as dew dure jusqu'au 23 février 2027. Pour le garder :"
                        + " révisions réussies : encore 1.");
        assertThat(world.letters(safety.bo.account())).hasSize(before + 1);

        world.later(Duration.ofDays(14));
        assertThat(privately(safety.bo.says("badges"))).contains("Fresh as dew · expiré");
        reviews(safety.bo, 1, true);
        assertThat(privately(safety.bo.says("badges")))
                .contains("Fresh as dew · Premiers pas", "dure jusqu'au 26 mai 2027");
        assertThat(world.count("SELECT count(*)::int FROM credentials WHERE valid_until > '2027-05-01'"))
                .isEqualTo(1);
        // Whoever did it before the two weeks hears nothing at all.
        reviews(safety.bo, 2, true);
        world.later(Duration.ofDays(85));
        world.post();
        int quiet = world.letters(safety.bo.account()).size();
        world.looksAfterBadges();
        world.later(A_DAY);
        world.post();
        assertThat(world.letters(safety.bo.account())).hasSize(quiet);
        assertThat(privately(safety.bo.says("badges"))).contains("dure jusqu'au 26 août 2027");
    }

    @Test
    void two_facts_at_once_on_two_nodes_earn_a_badge_and_earn_it_once() {
        for (int i = 0; i < 3; i++) {
            Visitor visitor = world.visitor(World.LEFT, "racer-" + i, java.util.Locale.UK);
            visitor.in(FireSafety.LEFT).joins();
            reviews(visitor, 8, true);
            Stream<CompletableFuture<Void>> both =
                    Stream.of(1, 2).map(node -> CompletableFuture.runAsync(() -> reviews(visitor, 1, true)));
            both.toList().forEach(CompletableFuture::join);
            assertThat(earned(visitor)).containsExactly("on-time");
        }
        assertThat(world.count("SELECT count(*)::int FROM credentials")).isEqualTo(3);
    }

    @Test
    void the_crew_makes_a_badge_and_history_counts_if_it_says_so() {
        reviews(safety.bo, 4, true);
        reviews(safety.chen, 2, true);
        Reply form = safety.amina.presses("Make a badge", safety.amina.says("badge new"));
        assertThat(safety.amina.submits(form, values("", "clicks >= 3")))
                .isInstanceOfSatisfying(
                        Reply.Invalid.class,
                        invalid -> assertThat(invalid.errors())
                                .containsOnlyKeys("name", "rule")
                                .hasEntrySatisfying(
                                        "rule",
                                        error -> assertThat(error)
                                                .startsWith("I don't understand \"clicks\" there.")
                                                .contains("paths finished · lessons done")));
        assertThat(safety.amina.submits(form, values("On time", "quiz \"no such quiz\" done")))
                .isInstanceOfSatisfying(
                        Reply.Invalid.class,
                        invalid -> assertThat(invalid.errors())
                                .containsEntry(
                                        "name", "There is a badge called On time already. Please choose another name.")
                                .hasEntrySatisfying(
                                        "rule", error -> assertThat(error).contains("no such quiz")));
        assertThat(world.count("SELECT count(*)::int FROM badges")).isZero();

        Reply made = safety.amina.submits(form, values("Second look", "reviews recalled >= 3"));
        reviews(safety.bo, 1, true);
        assertThat(earned(safety.bo)).isEmpty();
        assertThat(privately(safety.amina.presses("Yes, show me who would earn it", made)))
                .startsWith("I go through what was done");
        world.countsHistory();
        world.post();
        Message would = last(safety.amina.account());
        assertThat(would.plain()).contains("so many people would earn these badges", "Second look: one person");
        assertThat(earned(safety.bo)).isEmpty();
        for (int i = 0; i < 2; i++) {
            safety.amina.presses("Give them these badges", would);
            world.countsHistory();
        }
        world.later(A_DAY);
        world.post();
        assertThat(earned(safety.bo)).containsExactly("second-look");
        assertThat(earned(safety.chen)).isEmpty();
        assertThat(last(safety.bo.account()).plain())
                .startsWith("Grâce à ce que vous avez fait jusqu'ici, vous avez un badge : Second look.");
        assertThat(last(safety.amina.account()).plain()).startsWith("Nobody would earn a badge");
        // What is counted at each fact is what history says: nothing is left.
        safety.amina.says("badge recount");
        world.countsHistory();
        world.post();
        assertThat(last(safety.amina.account()).plain()).startsWith("Nobody would earn a badge");
        assertThat(privately(safety.chen.in(FireSafety.LEFT).says("badge edit second-look")))
                .startsWith("Only the crew of Fire safety");
        assertThat(privately(safety.chen.says("badge recount"))).startsWith("Only an administrator");
    }

    @Test
    void a_badge_is_taken_back_with_a_reason_and_does_not_come_again_by_itself() {
        reviews(safety.bo, 10, true);
        assertThat(privately(safety.amina.says("badge revoke Bo on-time"))).startsWith("Please say whose, which badge");
        assertThat(privately(safety.amina.says("badge revoke Chen on-time \"Why\"")))
                .startsWith("Chen does not have On time");
        assertThat(privately(safety.amina.says("badge revoke Bo on-time \"It was an exercise\"")))
                .isEqualTo("On time was taken back from Bo, who is told why. Its page says that it counts no more.");
        world.post();
        assertThat(last(safety.bo.account()).plain())
                .startsWith(
                        "Votre badge Juste à temps a été retiré par un administrateur, qui dit : « It was an exercise ».");
        reviews(safety.bo, 10, true);
        assertThat(privately(safety.bo.says("badges"))).contains("Juste à temps · retiré");
        assertThat(world.count("SELECT count(*)::int FROM credentials WHERE revoked_at IS NOT NULL"))
                .isEqualTo(1);
        assertThat(message(safety.bo.opensHome()).plain()).doesNotContain("badge");
        assertThat(privately(safety.amina.says("audit"))).contains("took a badge back");
    }

    @Test
    void the_crew_hands_over_a_picture_and_nothing_that_runs() {
        makes("Second look", "reviews recalled >= 3");
        String plain = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><circle r=\"4\"/></svg>";
        assertThat(privately(safety.amina.hands("badge second-look.svg", plain)))
                .contains("Second look has your SVG");
        assertThat(privately(safety.amina.hands(
                        "badge second-look.svg", plain.replace("<circle", "<script>alert(1)</script><circle"))))
                .startsWith("There is <script> in this SVG, and I keep only plain shapes");
        assertThat(privately(safety.amina.hands("picture.svg", plain))).startsWith("For which badge is it?");
        assertThat(privately(safety.amina.hands("badge second-look.png", "no picture")))
                .startsWith("This is no PNG picture");
        assertThat(world.count(
                        "SELECT count(*)::int FROM badges WHERE svg LIKE '%circle%' AND svg NOT LIKE '%script%'"))
                .isEqualTo(1);
        reviews(safety.chen, 3, true);
        assertThat(world.count(
                        "SELECT count(*)::int FROM credential_achievements WHERE svg LIKE '%<circle r=\"4\"/>%'"))
                .isEqualTo(1);
    }

    @Test
    void a_badge_belongs_to_its_organisation_and_to_who_earned_it() {
        makes("Second look", "reviews recalled >= 3");
        assertThat(privately(safety.chen.says("badge list"))).contains("Second look");
        assertThat(privately(safety.zoe.says("badge list")))
                .contains("First path")
                .doesNotContain("Second look");
        reviews(safety.chen, 3, true);
        safety.bo.says("badge give Chen good-explainer \"Merci\"");
        String held = held(safety.chen);
        assertThat(held).contains("Second look", "Good explainer", "Merci");
        UUID bo = safety.bo.person();
        world.database().useTransaction(tx -> world.keepers().forEach(data -> data.forget(tx, bo, world.now())));
        assertThat(earned(safety.chen)).containsExactlyInAnyOrder("second-look", "good-explainer");
        assertThat(world.count(
                        "SELECT count(*)::int FROM badge_awards WHERE given AND reason = '' AND giver_id IS NULL"))
                .isEqualTo(1);
        // Two who turn out to be one have each badge once.
        reviews(safety.amina, 3, true);
        UUID amina = safety.amina.person();
        UUID chen = safety.chen.person();
        world.database()
                .useTransaction(tx -> new org.entrain.core.people.Reunion(world.keepers()).merge(tx, amina, chen));
        assertThat(earned(safety.chen)).containsExactlyInAnyOrder("second-look", "good-explainer");
    }

    private Reply makes(String name, String rule) {
        Reply form = safety.amina.presses("Make a badge", safety.amina.says("badge new"));
        return safety.amina.submits(form, values(name, rule));
    }

    private static Map<String, List<String>> values(String name, String rule) {
        return Map.of(
                "name", List.of(name),
                "description", List.of("Looks twice."),
                "criteria", List.of("Look twice."),
                "rule", List.of(rule),
                "family", List.of("REMEMBERING"),
                "level", List.of("1"),
                "where", List.of("community"));
    }

    private Message last(Account account) {
        return world.read(World.privately(account)).getLast();
    }

    private int opened() {
        return world.count("SELECT count(*)::int FROM credentials WHERE shows_page");
    }

    private int given() {
        return world.count("SELECT count(*)::int FROM badge_awards WHERE given");
    }

    private List<String> evidence() {
        return world.database()
                .inTransaction(tx -> tx.handle()
                        .createQuery("SELECT evidence FROM credentials")
                        .mapTo(String.class)
                        .list());
    }

    /** The keys of what somebody has, as the list tells them. */
    private List<String> earned(Visitor visitor) {
        return privately(visitor.says("badge list"))
                .lines()
                .filter(line -> line.startsWith("✓"))
                .map(line -> line.substring(line.lastIndexOf('(') + 1, line.length() - 1))
                .toList();
    }

    private String held(Visitor visitor) {
        UUID person = visitor.person();
        return world.database()
                .inTransaction(tx -> world.keepers().stream()
                        .map(keeper -> keeper.held(tx, person).toString())
                        .reduce("", String::concat));
    }
}
