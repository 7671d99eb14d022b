package org.entrain.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.ActivityPersonalData;
import org.entrain.core.attention.Attention;
import org.entrain.core.audit.Audit;
import org.entrain.core.audit.AuditPersonalData;
import org.entrain.core.bot.Bot;
import org.entrain.core.chat.Account;
import org.entrain.core.communities.Access;
import org.entrain.core.communities.ArchiveChat;
import org.entrain.core.communities.Belonging;
import org.entrain.core.communities.Channels;
import org.entrain.core.communities.CharterChat;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.CommunityChat;
import org.entrain.core.communities.Doors;
import org.entrain.core.communities.HomeWatch;
import org.entrain.core.communities.Homes;
import org.entrain.core.communities.Invitations;
import org.entrain.core.communities.JoinChat;
import org.entrain.core.communities.JoinRequests;
import org.entrain.core.communities.Members;
import org.entrain.core.database.Database;
import org.entrain.core.icebreakers.IcebreakerChat;
import org.entrain.core.icebreakers.Icebreakers;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.people.Groups;
import org.entrain.core.people.Links;
import org.entrain.core.people.People;
import org.entrain.core.people.PeoplePersonalData;
import org.entrain.core.people.PersonalData;
import org.entrain.core.people.Reunion;
import org.entrain.core.plans.PlanPersonalData;
import org.entrain.core.plans.Plans;
import org.entrain.core.quizzes.AnswerChat;
import org.entrain.core.quizzes.Answers;
import org.entrain.core.quizzes.Counts;
import org.entrain.core.quizzes.Endings;
import org.entrain.core.quizzes.ImportChat;
import org.entrain.core.quizzes.QuizChat;
import org.entrain.core.quizzes.QuizPersonalData;
import org.entrain.core.quizzes.QuizPosts;
import org.entrain.core.quizzes.Quizzes;
import org.entrain.core.quizzes.ResumeChat;
import org.entrain.core.roster.Arrivals;
import org.entrain.core.roster.GroupChat;
import org.entrain.core.roster.LinkChat;
import org.entrain.core.roster.MembersChat;
import org.entrain.core.roster.RosterPersonalData;
import org.entrain.core.roster.TeamChat;
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
        var communities = new Communities();
        var homes = new Homes();
        var outbox = new Outbox();
        var plans = new Plans(database);
        var quizzes = new Quizzes();
        var posts = new QuizPosts(communities, homes, quizzes, outbox);

        var activity = new Activity(List.of(plans::heard, new Endings(quizzes, posts)::heard));
        var members = new Members(activity);
        var reunion = new Reunion(personalData(members));
        var people = new People(reunion, new Arrivals(activity));
        var audit = new Audit();
        var attention = new Attention(outbox);
        var channels = new Channels();
        var access = new Access(people, communities, members, administrators);
        var invitations = new Invitations();
        var requests = new JoinRequests();
        var doors = new Doors(members, invitations, requests, attention);
        var watch = new HomeWatch(access, communities, homes, channels, members, doors, attention);
        outbox.onRefused(watch::refused);

        var counts = new Counts(database, posts);
        var answers = new Answers(people, members, activity, counts::changed);

        plans.register(new Icebreakers(communities, homes, activity, outbox, random));

        var bot = new Bot(
                database,
                people,
                access,
                List.of(
                        new CommunityChat(access, communities, homes, channels, members, audit),
                        new CharterChat(access, people, communities, homes, channels, members, attention, audit),
                        new JoinChat(access, members, doors, invitations, requests, attention, audit),
                        new ArchiveChat(access, communities, homes, channels, activity, audit),
                        watch,
                        new QuizChat(access, activity, quizzes, posts),
                        new AnswerChat(quizzes, answers),
                        new ResumeChat(members, quizzes, answers),
                        new ImportChat(access, activity, quizzes),
                        new MembersChat(access, communities, members, activity, audit),
                        new LinkChat(new Links(reunion, random), audit),
                        new GroupChat(new Groups()),
                        new TeamChat(),
                        new IcebreakerChat(access, plans)));
        var beats = List.of(
                new Beat("showing new answers", Duration.ofSeconds(1), counts::show),
                new Beat("showing all answers", Duration.ofMinutes(5), counts::showAll),
                new ClearingAway(database, outbox, InstantSource.system()).beat());
        return new Features(bot, outbox, plans, beats, people, communities, homes, members, quizzes);
    }

    /** Who speaks for every table with a person in it; a test finds the table that nobody speaks for. */
    static List<PersonalData> personalData(Members members) {
        return List.of(
                new QuizPersonalData(),
                new Belonging(members),
                new RosterPersonalData(),
                new PlanPersonalData(),
                new ActivityPersonalData(),
                new AuditPersonalData(),
                new PeoplePersonalData());
    }
}
