package org.entrain.app;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.entrain.core.activity.Activity;
import org.entrain.core.bot.Bot;
import org.entrain.core.chat.Account;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.CommunityChat;
import org.entrain.core.database.Database;
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
import org.entrain.scheduler.Beats.Beat;

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
        Quizzes quizzes) {
    /** Joins everything to one database. */
    public static Features join(Database database, Set<Account> administrators, RandomGenerator random) {
        var people = new People();
        var communities = new Communities(people, administrators);
        var activity = new Activity(List.of());
        var outbox = new Outbox();
        var plans = new Plans(database);

        var quizzes = new Quizzes();
        var posts = new QuizPosts(communities, quizzes, outbox);
        var counts = new Counts(database, posts);
        var answers = new Answers(people, communities, activity, counts::changed);

        plans.register(new Icebreakers(communities, activity, outbox, random));

        var bot = new Bot(
                database,
                people,
                List.of(
                        new CommunityChat(communities),
                        new QuizChat(communities, activity, quizzes, posts),
                        new AnswerChat(quizzes, answers),
                        new ResumeChat(communities, quizzes, answers),
                        new ImportChat(communities, activity, quizzes),
                        new IcebreakerChat(communities, plans)));
        var beats = List.of(
                new Beat("showing new answers", Duration.ofSeconds(1), counts::show),
                new Beat("showing all answers", Duration.ofMinutes(5), counts::showAll));
        return new Features(bot, outbox, plans, beats, people, communities, quizzes);
    }
}
