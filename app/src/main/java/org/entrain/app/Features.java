package org.entrain.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.entrain.core.activity.Activity;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.Settings;
import org.entrain.core.audit.Audit;
import org.entrain.core.bot.Bot;
import org.entrain.core.chat.Account;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.CommunityChat;
import org.entrain.core.communities.Homes;
import org.entrain.core.communities.Members;
import org.entrain.core.database.Database;
import org.entrain.core.home.HomeChat;
import org.entrain.core.icebreakers.IcebreakerChat;
import org.entrain.core.icebreakers.Icebreakers;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.people.People;
import org.entrain.core.plans.Plans;
import org.entrain.core.quizzes.AnswerChat;
import org.entrain.core.quizzes.Answers;
import org.entrain.core.quizzes.Counts;
import org.entrain.core.quizzes.ImportChat;
import org.entrain.core.quizzes.QuizChat;
import org.entrain.core.quizzes.QuizPosts;
import org.entrain.core.quizzes.Quizzes;
import org.entrain.core.quizzes.ResumeChat;
import org.entrain.core.welcome.Introductions;
import org.entrain.core.welcome.WelcomeChat;
import org.entrain.core.welcome.Welcomes;
import org.entrain.scheduler.Beats.Beat;
import org.entrain.scheduler.ClearingAway;

/**
 * All that Entrain is, on one page.
 *
 * @param bot what adapters hand interactions to
 * @param outbox what senders deliver
 * @param plans what the clock fires
 * @param beats what every node does again and again
 */
public record Features(
        Bot bot,
        Outbox outbox,
        Plans plans,
        List<Beat> beats,
        People people,
        Communities communities,
        Homes homes,
        Members members,
        Quizzes quizzes) {
    /** Joins everything to one database. */
    public static Features join(Database database, Set<Account> administrators, RandomGenerator random) {
        var people = new People();
        var outbox = new Outbox();
        var attention = new Attention(outbox);
        var welcomes = new Welcomes(attention);
        var activity = new Activity(List.of(welcomes::heard));
        var communities = new Communities();
        var homes = new Homes();
        var members = new Members(activity);
        var access = new Access(people, communities, members, administrators);
        var plans = new Plans(database);

        var quizzes = new Quizzes();
        var posts = new QuizPosts(communities, homes, quizzes, outbox);
        var counts = new Counts(database, posts);
        var answers = new Answers(people, members, activity, counts::changed);

        var introductions = new Introductions(homes, outbox, attention, activity);
        var settings = new Settings(outbox);

        plans.register(new Icebreakers(communities, homes, activity, outbox, random));

        var bot = new Bot(
                database,
                people,
                access,
                List.of(
                        // What waits for somebody is the first thing on their page, how they are reached the last.
                        new QuizChat(access, activity, quizzes, posts),
                        new AnswerChat(quizzes, answers),
                        new ResumeChat(members, quizzes, answers),
                        new CommunityChat(access, communities, homes, members),
                        new ImportChat(access, activity, quizzes),
                        new IcebreakerChat(access, plans),
                        new WelcomeChat(access, welcomes, introductions, new Audit()),
                        new HomeChat(people, settings)));
        var beats = List.of(
                new Beat("showing new answers", Duration.ofSeconds(1), counts::show),
                new Beat("showing all answers", Duration.ofMinutes(5), counts::showAll),
                new ClearingAway(database, outbox, InstantSource.system()).beat());
        return new Features(bot, outbox, plans, beats, people, communities, homes, members, quizzes);
    }
}
