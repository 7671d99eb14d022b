package org.entrain.core.bot;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.ActivityPersonalData;
import org.entrain.core.activity.Details;
import org.entrain.core.activity.Fact;
import org.entrain.core.activity.FadingActivity;
import org.entrain.core.attention.Attention;
import org.entrain.core.attention.PaceChat;
import org.entrain.core.attention.Settings;
import org.entrain.core.attention.SlowDowns;
import org.entrain.core.audit.Audit;
import org.entrain.core.audit.AuditPersonalData;
import org.entrain.core.badges.AwardChat;
import org.entrain.core.badges.Awards;
import org.entrain.core.badges.BadgeCareChat;
import org.entrain.core.badges.BadgeChat;
import org.entrain.core.badges.BadgeGiveChat;
import org.entrain.core.badges.BadgePersonalData;
import org.entrain.core.badges.BadgePictureChat;
import org.entrain.core.badges.BadgeWriteChat;
import org.entrain.core.badges.Earning;
import org.entrain.core.badges.Lapses;
import org.entrain.core.badges.RecountChat;
import org.entrain.core.badges.Recounts;
import org.entrain.core.bank.Bank;
import org.entrain.core.bank.BankPersonalData;
import org.entrain.core.bank.Pictures;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.calendar.CalendarChat;
import org.entrain.core.calendar.ChangeChat;
import org.entrain.core.calendar.DaysOffChat;
import org.entrain.core.calendar.DraftChat;
import org.entrain.core.calendar.Drafts;
import org.entrain.core.calendar.EventPlan;
import org.entrain.core.calendar.EventReminders;
import org.entrain.core.calendar.Holidays;
import org.entrain.core.calendar.MixPlan;
import org.entrain.core.calendar.MoveChat;
import org.entrain.core.calendar.PlanChat;
import org.entrain.core.challenges.ChallengeChat;
import org.entrain.core.challenges.ChallengeCounts;
import org.entrain.core.challenges.ChallengePersonalData;
import org.entrain.core.challenges.ChallengePosts;
import org.entrain.core.challenges.ChallengeWatch;
import org.entrain.core.challenges.Course;
import org.entrain.core.challenges.EndChat;
import org.entrain.core.challenges.JudgeChat;
import org.entrain.core.challenges.Progress;
import org.entrain.core.challenges.ProofChat;
import org.entrain.core.challenges.ResourceChat;
import org.entrain.core.challenges.ResourceDetails;
import org.entrain.core.challenges.StartChat;
import org.entrain.core.challenges.TakePartChat;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Platform;
import org.entrain.core.chat.Workspace;
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
import org.entrain.core.credentials.CredentialDetails;
import org.entrain.core.credentials.CredentialPersonalData;
import org.entrain.core.credentials.Credentials;
import org.entrain.core.credentials.KeyChat;
import org.entrain.core.credentials.KeyRing;
import org.entrain.core.database.Database;
import org.entrain.core.database.TestDatabase;
import org.entrain.core.database.Transaction;
import org.entrain.core.digest.Charts;
import org.entrain.core.digest.DeedChat;
import org.entrain.core.digest.DigestChat;
import org.entrain.core.digest.DigestPersonalData;
import org.entrain.core.digest.DigestPlan;
import org.entrain.core.digest.DigestWatch;
import org.entrain.core.digest.Digests;
import org.entrain.core.downloads.Downloads;
import org.entrain.core.health.Checkups;
import org.entrain.core.health.HealthChat;
import org.entrain.core.health.HealthInsights;
import org.entrain.core.health.Silences;
import org.entrain.core.health.Vacancies;
import org.entrain.core.home.HomeChat;
import org.entrain.core.insights.InsightPersonalData;
import org.entrain.core.insights.Insights;
import org.entrain.core.ledger.LedgerChat;
import org.entrain.core.lessons.Comings;
import org.entrain.core.lessons.FadingLessons;
import org.entrain.core.lessons.FolderWriter;
import org.entrain.core.lessons.GiveChat;
import org.entrain.core.lessons.Guide;
import org.entrain.core.lessons.Journeys;
import org.entrain.core.lessons.Keeping;
import org.entrain.core.lessons.LessonAnswerChat;
import org.entrain.core.lessons.LessonChat;
import org.entrain.core.lessons.LessonDetails;
import org.entrain.core.lessons.LessonForm;
import org.entrain.core.lessons.LessonPersonalData;
import org.entrain.core.lessons.LessonPlan;
import org.entrain.core.lessons.LessonWriteChat;
import org.entrain.core.lessons.Lessons;
import org.entrain.core.lessons.PathChat;
import org.entrain.core.lessons.PathFileChat;
import org.entrain.core.lessons.PathImportChat;
import org.entrain.core.lessons.PathWriteChat;
import org.entrain.core.lessons.Paths;
import org.entrain.core.lessons.Practice;
import org.entrain.core.lessons.StepChat;
import org.entrain.core.lessons.Walking;
import org.entrain.core.library.EditChat;
import org.entrain.core.library.ExportChat;
import org.entrain.core.library.ImportChat;
import org.entrain.core.library.LibraryPersonalData;
import org.entrain.core.library.PictureChat;
import org.entrain.core.library.ProposeChat;
import org.entrain.core.library.TemplateChat;
import org.entrain.core.library.WriteChat;
import org.entrain.core.outbox.Delivery;
import org.entrain.core.outbox.Lease;
import org.entrain.core.outbox.Leases;
import org.entrain.core.outbox.Outbox;
import org.entrain.core.outbox.Pace;
import org.entrain.core.pairing.CrewChat;
import org.entrain.core.pairing.MeetingChat;
import org.entrain.core.pairing.PairChat;
import org.entrain.core.pairing.PairWatch;
import org.entrain.core.pairing.PairingPersonalData;
import org.entrain.core.pairing.Rounds;
import org.entrain.core.pairing.SkillChat;
import org.entrain.core.pairing.WishChat;
import org.entrain.core.people.Groups;
import org.entrain.core.people.Links;
import org.entrain.core.people.People;
import org.entrain.core.people.PeoplePersonalData;
import org.entrain.core.people.PersonalData;
import org.entrain.core.people.Reunion;
import org.entrain.core.plans.Firing;
import org.entrain.core.plans.PlanPersonalData;
import org.entrain.core.plans.Plans;
import org.entrain.core.plans.RoundPosts;
import org.entrain.core.points.BoardChat;
import org.entrain.core.points.Ledger;
import org.entrain.core.points.PointsChat;
import org.entrain.core.points.PointsPersonalData;
import org.entrain.core.points.SeasonChat;
import org.entrain.core.points.SeasonWatch;
import org.entrain.core.points.Seasons;
import org.entrain.core.points.Sums;
import org.entrain.core.privacy.AuditChat;
import org.entrain.core.privacy.LetterPersonalData;
import org.entrain.core.privacy.Privacy;
import org.entrain.core.privacy.PrivacyChat;
import org.entrain.core.privacy.Retention;
import org.entrain.core.privacy.RetentionChat;
import org.entrain.core.prompts.Asking;
import org.entrain.core.prompts.AskingPlan;
import org.entrain.core.prompts.EndorseChat;
import org.entrain.core.prompts.Gatherings;
import org.entrain.core.prompts.IcebreakerChat;
import org.entrain.core.prompts.OwnPromptChat;
import org.entrain.core.prompts.PromptChat;
import org.entrain.core.prompts.PromptCounts;
import org.entrain.core.prompts.PromptPersonalData;
import org.entrain.core.prompts.PromptPosts;
import org.entrain.core.prompts.VoiceChat;
import org.entrain.core.pulse.CheckIns;
import org.entrain.core.pulse.PulseChat;
import org.entrain.core.pulse.PulseInsights;
import org.entrain.core.pulse.PulsePersonalData;
import org.entrain.core.pulse.Pulses;
import org.entrain.core.quizzes.AnswerChat;
import org.entrain.core.quizzes.AnsweredInQuizzes;
import org.entrain.core.quizzes.Answers;
import org.entrain.core.quizzes.AskAgain;
import org.entrain.core.quizzes.Counts;
import org.entrain.core.quizzes.Endings;
import org.entrain.core.quizzes.FadingAnswers;
import org.entrain.core.quizzes.FlagChat;
import org.entrain.core.quizzes.FlagLetters;
import org.entrain.core.quizzes.FlagPersonalData;
import org.entrain.core.quizzes.Launch;
import org.entrain.core.quizzes.LiveChat;
import org.entrain.core.quizzes.LiveWatch;
import org.entrain.core.quizzes.OpenQuizzes;
import org.entrain.core.quizzes.PrimerChat;
import org.entrain.core.quizzes.PrimerPosts;
import org.entrain.core.quizzes.PrimerWatch;
import org.entrain.core.quizzes.PrivateChat;
import org.entrain.core.quizzes.PrivateLetters;
import org.entrain.core.quizzes.QuizChat;
import org.entrain.core.quizzes.QuizDetails;
import org.entrain.core.quizzes.QuizInsights;
import org.entrain.core.quizzes.QuizListChat;
import org.entrain.core.quizzes.QuizPersonalData;
import org.entrain.core.quizzes.QuizPlan;
import org.entrain.core.quizzes.QuizPosts;
import org.entrain.core.quizzes.RegradeChat;
import org.entrain.core.quizzes.RegradeLetters;
import org.entrain.core.quizzes.Regrades;
import org.entrain.core.quizzes.ResumeChat;
import org.entrain.core.quizzes.RulesChat;
import org.entrain.core.quizzes.Runs;
import org.entrain.core.quizzes.SharedPersonalData;
import org.entrain.core.quizzes.SharingChat;
import org.entrain.core.quizzes.StatisticsChat;
import org.entrain.core.quizzes.StatisticsWatch;
import org.entrain.core.quizzes.TeamAnswerChat;
import org.entrain.core.quizzes.TeamPersonalData;
import org.entrain.core.quizzes.TeamPlayChat;
import org.entrain.core.quizzes.Teams;
import org.entrain.core.quizzes.Windows;
import org.entrain.core.records.Alarm;
import org.entrain.core.records.RecordsChat;
import org.entrain.core.records.RecordsPersonalData;
import org.entrain.core.records.Sending;
import org.entrain.core.records.Store;
import org.entrain.core.records.Telling;
import org.entrain.core.reviews.FadingReviews;
import org.entrain.core.reviews.RecallChat;
import org.entrain.core.reviews.Reminders;
import org.entrain.core.reviews.ReviewChat;
import org.entrain.core.reviews.ReviewExportChat;
import org.entrain.core.reviews.ReviewInsights;
import org.entrain.core.reviews.ReviewPersonalData;
import org.entrain.core.reviews.Reviews;
import org.entrain.core.reviews.RhythmChat;
import org.entrain.core.roster.Arrivals;
import org.entrain.core.roster.GroupChat;
import org.entrain.core.roster.LinkChat;
import org.entrain.core.roster.MembersChat;
import org.entrain.core.roster.OrganisationChat;
import org.entrain.core.roster.RosterPersonalData;
import org.entrain.core.roster.TeamChat;
import org.entrain.core.thanks.Thanks;
import org.entrain.core.thanks.ThanksChat;
import org.entrain.core.thanks.ThanksPersonalData;
import org.entrain.core.welcome.Introductions;
import org.entrain.core.welcome.WelcomeChat;
import org.entrain.core.welcome.Welcomes;

/**
 * A small world to tell stories in. One organisation has a workspace on each of two platforms, {@code left} and {@code
 * right}, with a channel in each; another organisation has one on the left. There is a bot; people ({@link Visitor}) say,
 * press and submit; letters arrive when the world posts them. Its clock stands still until the story moves it.
 */
public final class World implements AutoCloseable {
    /** Where the organisation's first workspace is. */
    public static final Workspace LEFT = new Workspace(new Platform("left"), "L1");
    /** Where its second is. */
    public static final Workspace RIGHT = new Workspace(new Platform("right"), "R1");
    /** The other organisation's. */
    public static final Workspace ELSEWHERE = new Workspace(new Platform("left"), "L2");

    /** A Monday, 9 o'clock in London. */
    public static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");

    private final Database database;
    private final Optional<Store> store;
    private final Set<Account> administrators = Set.of(new Account(LEFT, "amina"), new Account(ELSEWHERE, "zoe"));
    private final Outbox outbox = new Outbox();
    private final Plans plans;
    private final List<Bot> bots = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private final Map<Place, Map<String, Message>> channels = new ConcurrentHashMap<>();
    private final Map<Place, Delivery.Why> refusing = new ConcurrentHashMap<>();
    private final Map<String, Integer> deliveries = new HashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private final Random chance = new Random(1);
    private final Communities communities = new Communities();
    private final Homes homes = new Homes();
    private final Attention attention = new Attention(outbox);
    private final RoundPosts roundPosts = new RoundPosts(communities, homes, outbox, attention);
    private final PromptPosts promptPosts = new PromptPosts(communities, homes, outbox);
    private final Welcomes welcomes = new Welcomes(attention);
    private final PrivateLetters privateLetters = new PrivateLetters(attention);
    private final Rounds pairs;
    private final Activity activity;
    private final Bank bank = new Bank();
    private final Quizzes quizzes = new Quizzes(bank);
    private final Pictures pictures = new Pictures(URI.create("https://entrain.example.org"));
    private final Runs runs = new Runs(pictures::page);
    private final Credentials credentials = new Credentials(URI.create("https://entrain.example.org"));
    private final Awards badges;
    private final Earning earning;
    private volatile boolean isLooking = true;
    private final ChallengePosts challengePosts = new ChallengePosts(communities, homes, outbox, pictures);
    private final ChallengeCounts challengeCounts;
    private final Progress progress;
    private final Course course;
    private final Counts counts;
    private final PromptCounts promptCounts;
    private final Asking asking;
    private final Vacancies vacancies;
    private final Members members;
    private final Silences silences;
    private final Downloads downloads;
    private final Retention retention;
    private final Bot bot;
    private volatile Instant now = MONDAY;

    /** A world with a database of its own. */
    public World() {
        this(TestDatabase.fresh());
    }

    /** A world in this database, which it closes in the end. */
    public World(Database database, Feature... more) {
        this(database, Optional.empty(), more);
    }

    /** A world in this database that tells a learning record store. */
    public World(Database database, Optional<Store> store, Feature... more) {
        this.database = database;
        this.store = store;
        this.plans = new Plans(database);
        // On the left a bot may open a conversation of several people.
        pairs = new Rounds(communities, plans, outbox, attention, Set.of(LEFT.platform()));
        vacancies = new Vacancies(database, attention);
        downloads = new Downloads(database, URI.create("https://entrain.example.org"), new Random(1));
        retention = new Retention(
                database,
                List.of(
                        new FadingActivity(),
                        new FadingAnswers(),
                        new FlagPersonalData(),
                        new FadingReviews(),
                        new PairingPersonalData(),
                        new PromptPersonalData(promptPosts),
                        new ChallengePersonalData(challengePosts, pictures),
                        new FadingLessons(),
                        new PointsPersonalData(),
                        new ThanksPersonalData(homes, outbox),
                        new RecordsPersonalData(),
                        new BadgePersonalData(credentials),
                        new TeamPersonalData()));
        activity = new Activity(List.of(
                this::noted,
                plans::heard,
                new Endings(runs, new QuizPosts(communities, homes, runs, outbox))::heard,
                privateLetters::heard,
                new PrimerPosts(runs, new QuizPosts(communities, homes, runs, outbox))::heard,
                new Teams()::heard,
                welcomes::heard,
                new Reviews()::heard,
                pairs::heard,
                new Comings()::heard,
                new Ledger()::heard,
                new Telling(store)::heard,
                vacancies::heard));
        challengeCounts = new ChallengeCounts(database, challengePosts);
        progress = new Progress(activity, openQuizzes(), attention, challengeCounts::changed);
        course = new Course(activity, challengePosts, progress, openQuizzes(), attention, challengeCounts::changed);
        activity.tell(progress::heard);
        activity.tell(course::heard);
        badges = new Awards(pictures, credentials, attention, activity);
        earning = new Earning(database, badges);
        earning.listenTo(activity);
        activity.tell((tx, told) -> tx.afterCommit(this::looksForBadges));
        members = new Members(activity);
        silences = new Silences(database, communities, members, new Checkups(), attention);
        var people = people(activity);
        database.useTransaction(tx -> {
            UUID house = people.found(tx, "The house", MONDAY);
            people.addWorkspace(tx, LEFT, house, MONDAY);
            people.addWorkspace(tx, RIGHT, house, MONDAY);
            people.addWorkspace(tx, ELSEWHERE, people.found(tx, "The neighbours", MONDAY), MONDAY);
        });
        promptCounts = new PromptCounts(database, promptPosts);
        counts = new Counts(database, new QuizPosts(communities, homes, runs, outbox));
        plans.register(new QuizPlan(
                communities, quizzes, runs, new QuizPosts(communities, homes, runs, outbox), privateLetters, activity));
        plans.register(new EventPlan());
        plans.register(new MixPlan(plans));
        plans.onFired(drafts()::fired);
        plans.register(pairs);
        asking = new Asking(new Activity(List.of()), promptPosts, new Random(1));
        plans.register(AskingPlan.icebreakers(asking, communities, roundPosts));
        plans.register(AskingPlan.prompts(asking, communities, roundPosts));
        plans.register(checkIns());
        plans.register(new LessonPlan(new Lessons(activity), roundPosts, bank, pictures));
        plans.register(new DigestPlan(communities, digests(), new Charts(pictures), attention));
        bot = newBot(more);
    }

    private void noted(Transaction tx, List<Fact> told) {
        tx.afterCommit(() -> {
            synchronized (facts) {
                facts.addAll(told);
            }
        });
    }

    /** Another program on the same database, as a second node would be. */
    public Bot newBot(Feature... more) {
        var known = new Channels();
        var audit = new Audit();
        var reunion = new Reunion(keepers());
        var people = new People(reunion, new Arrivals(activity));
        var access = new Access(people, communities, members, administrators);
        var invitations = new Invitations();
        var requests = new JoinRequests();
        var doors = new Doors(members, invitations, requests, attention);
        var watch = new HomeWatch(access, communities, homes, known, members, doors, attention);
        outbox.onRefused(watch::refused);
        outbox.onRefused(pairs.letters()::refused);
        var posts = new QuizPosts(communities, homes, runs, outbox);
        var answers = new Answers(people, members, activity, counts::changed);
        var launch = new Launch(activity, quizzes, runs, homes);
        var lessons = new Lessons(activity);
        var paths = new Paths();
        var practice = new Practice(activity, new AnsweredInQuizzes());
        var journeys = new Journeys(paths, lessons, practice, quizzes, activity, attention);
        var guide = new Guide(journeys, lessons, bank, pictures);
        var keeping = new Keeping(lessons, paths, bank, quizzes, pictures);
        var lessonForm = new LessonForm(lessons, keeping, bank, quizzes, pictures);
        List<Feature> features = List.of(
                new QuizChat(access, activity, quizzes, runs, posts),
                new RegradeChat(
                        access,
                        quizzes,
                        bank,
                        new Regrades(bank, runs, posts, activity, new RegradeLetters(attention), audit),
                        new FlagLetters(attention, members)),
                new StatisticsChat(access, quizzes),
                new FlagChat(access, bank, new FlagLetters(attention, members)),
                new ImportChat(access, activity, bank, quizzes, pictures),
                new TemplateChat(downloads),
                new ExportChat(access, audit, quizzes, pictures, downloads),
                new LiveChat(access, activity, launch, runs, posts),
                new TeamPlayChat(access, launch, runs, posts, members, attention, counts::changed),
                new TeamAnswerChat(activity, runs, counts::changed),
                new PrimerChat(access, launch, runs, posts),
                new PrivateChat(access, launch, privateLetters),
                new WriteChat(access, activity, bank, quizzes),
                new EditChat(access, quizzes),
                new ProposeChat(access, members, activity, attention, audit, bank, quizzes),
                new PictureChat(access, bank, quizzes, pictures),
                new AnswerChat(runs, answers),
                new ResumeChat(members, runs, answers),
                new ChallengeChat(access, communities, course, progress, openQuizzes()),
                new StartChat(access, homes, course, audit, quizzes, openQuizzes()),
                new TakePartChat(communities, members, activity, course, progress, challengeCounts::changed),
                new EndChat(access, course, audit),
                new ProofChat(members, challengePosts, pictures),
                new ResourceChat(activity),
                new JudgeChat(access, members, course, progress, challengePosts, pictures, attention, audit),
                new StepChat(journeys, guide),
                new LessonChat(access, lessons, guide, bank, pictures),
                new LessonAnswerChat(lessons, practice, guide, bank, pictures),
                new LessonWriteChat(access, lessons, paths, lessonForm),
                new PathChat(access, paths, journeys, guide),
                new PathWriteChat(access, paths, lessons, quizzes),
                new GiveChat(access, paths, journeys, audit),
                new PathImportChat(access, keeping),
                new PathFileChat(access, paths, new FolderWriter(lessons, bank, pictures), downloads),
                new ReviewChat(pictures),
                new ReviewExportChat(downloads),
                new RecallChat(new Reviews(), activity, pictures),
                new SharingChat(runs, answers, posts),
                new RulesChat(access, quizzes),
                new QuizListChat(access, quizzes, runs),
                new RhythmChat(access, audit),
                new CommunityChat(access, communities, homes, known, members, audit),
                new CharterChat(access, people, communities, homes, known, members, attention, audit),
                new JoinChat(access, members, doors, invitations, requests, attention, audit),
                new ArchiveChat(access, communities, homes, known, activity, audit),
                watch,
                new LedgerChat(access, members, known, outbox, audit),
                new HealthChat(access, members, audit, new Checkups(), vacancies),
                new MembersChat(access, communities, members, activity, audit),
                new LinkChat(new Links(reunion, chance), audit),
                new GroupChat(new Groups()),
                new OrganisationChat(people, audit),
                new TeamChat(),
                new IcebreakerChat(access, plans),
                new PlanChat(access, plans, audit),
                new CalendarChat(access, plans),
                new MoveChat(access, plans, audit),
                new ChangeChat(access, plans, audit),
                new DraftChat(access, plans, drafts(), audit),
                new DaysOffChat(access, plans, new Holidays(database, plans), audit),
                new PromptChat(access, homes, audit, asking),
                new OwnPromptChat(access, members, attention, audit),
                new VoiceChat(communities, members, activity, promptPosts, promptCounts::changed),
                new EndorseChat(communities, activity, promptPosts),
                new PulseChat(access, homes, new Pulses(database), checkIns()),
                new WelcomeChat(access, welcomes, introductions(), audit),
                new PairChat(access, plans, homes, outbox, pairs),
                new CrewChat(access, plans, homes, outbox, pairs, audit),
                new MeetingChat(access, activity, pairs),
                new SkillChat(people, new Settings(outbox)),
                new WishChat(access, plans, pairs),
                new PrivacyChat(new Privacy(people, members, audit, keepers()), downloads, members, audit),
                new RetentionChat(retention, audit),
                new AuditChat(audit, downloads),
                new ThanksChat(access, people, members, new Thanks(homes, outbox, attention, activity)),
                new SeasonChat(access, new Seasons(members), seasonWatch(), homes, outbox, audit),
                new BoardChat(access, new Settings(outbox), audit),
                new PointsChat(),
                new RecordsChat(store),
                new KeyChat(new KeyRing(), audit),
                new PaceChat(new Settings(outbox)),
                new BadgeChat(badges, members),
                new AwardChat(badges, communities, homes, members, outbox),
                new BadgeWriteChat(access, badges, audit),
                new BadgePictureChat(access, badges, pictures, audit),
                new BadgeGiveChat(access, badges, members),
                new BadgeCareChat(badges, audit),
                new RecountChat(access, badges, audit),
                new DigestChat(access, people, members, digests(), new Charts(pictures), audit),
                new DeedChat(access, communities, members, homes, attention, outbox, new AskAgain(bank, quizzes, runs)),
                new HomeChat(people, new Settings(outbox)));
        var one = new Bot(database, people, access, features, List.of(more));
        bots.add(one);
        return one;
    }

    private OpenQuizzes openQuizzes() {
        return new OpenQuizzes(activity, quizzes, runs, new QuizPosts(communities, homes, runs, outbox));
    }

    private CheckIns checkIns() {
        return new CheckIns(new Pulses(database), roundPosts);
    }

    private SeasonWatch seasonWatch() {
        return new SeasonWatch(database, communities, members, homes, outbox, activity, pictures);
    }

    /** Has teams counted, and seasons ended whose time is over. */
    public void looksAfterSeasons() {
        sumsUpPoints();
        seasonWatch().look(now);
    }

    /** Has seasons summed up. */
    public void sumsUpPoints() {
        new Sums(database).add(now);
    }

    private Digests digests() {
        var insights = new Insights(List.of(
                new QuizInsights(),
                new ReviewInsights(),
                new PulseInsights(communities, new Pulses(database)),
                new HealthInsights(new Checkups())));
        return new Digests(insights, members, plans);
    }

    /** Has the digests brought that are due. */
    public void bringsDigests() {
        new DigestWatch(database, digests(), new Charts(pictures), pictures, people(activity), members, attention)
                .look(now);
    }

    private Introductions introductions() {
        return new Introductions(homes, outbox, attention, activity);
    }

    /** The people of any world, to look somebody up. */
    public static People people(Activity activity) {
        return new People(new Reunion(List.of()), new Arrivals(activity));
    }

    /** Who speaks for every table with a person in it; a test finds the table that nobody speaks for. */
    public List<PersonalData> keepers() {
        return List.of(
                new SharedPersonalData(runs, new QuizPosts(communities, homes, runs, outbox)),
                new QuizPersonalData(),
                new TeamPersonalData(),
                new PulsePersonalData(),
                new FlagPersonalData(),
                new BankPersonalData(),
                new LibraryPersonalData(),
                new ReviewPersonalData(),
                new InsightPersonalData(),
                new DigestPersonalData(),
                new PromptPersonalData(promptPosts),
                new ChallengePersonalData(challengePosts, pictures),
                new LessonPersonalData(),
                new RecordsPersonalData(),
                new BadgePersonalData(credentials),
                new CredentialPersonalData(),
                new Belonging(members),
                vacancies,
                introductions(),
                new Settings(outbox),
                new PairingPersonalData(),
                new RosterPersonalData(),
                new PointsPersonalData(),
                new ThanksPersonalData(homes, outbox),
                new PlanPersonalData(),
                new ActivityPersonalData(),
                new AuditPersonalData(),
                downloads,
                new LetterPersonalData(),
                new PeoplePersonalData());
    }

    /** The bot that people talk to. */
    public Bot bot() {
        return bot;
    }

    /** Where everything is kept. */
    public Database database() {
        return database;
    }

    /** The participants' numbers in the channels' messages. */
    public Counts counts() {
        return counts;
    }

    /** What opens and closes quizzes by the clock. */
    public Windows windows() {
        var posts = new QuizPosts(communities, homes, runs, outbox);
        return new Windows(database, communities, quizzes, runs, posts, activity, attention);
    }

    /** What the crew sees before it is said. */
    public Drafts drafts() {
        return new Drafts(database, plans, communities, members, attention, new Audit());
    }

    /** What reminds of events. */
    public EventReminders eventReminders() {
        return new EventReminders(database, plans, roundPosts);
    }

    /** The public holidays that communities keep. */
    public Holidays holidays() {
        return new Holidays(database, plans);
    }

    /** Who belongs to which community. */
    public Members members() {
        return members;
    }

    /** Files that wait for whoever has the link. */
    public Downloads downloads() {
        return downloads;
    }

    /** Has done what is done every hour: for communities that fell silent or that nobody leads, and about what is old. */
    public void anHourPasses() {
        later(Duration.ofHours(1));
        silences.tell(now);
        new SlowDowns(database, attention).look(now);
        new StatisticsWatch(database, members, attention).look(now);
        vacancies.look(now);
        new Pulses(database).close(now);
        retention.apply(now);
        downloads.clear(now);
    }

    /** Has done what is done every minute: for quizzes that nobody goes on with, and for those that are due. */
    public void aMinutePasses() {
        later(Duration.ofMinutes(1));
        var posts = new QuizPosts(communities, homes, runs, outbox);
        new LiveWatch(database, activity, attention, runs, posts).look(now);
        new PrimerWatch(database, activity, communities, runs, posts).look(now);
    }

    /** Has people who were brought together asked what they are to be asked by now. */
    public void looksAfterPairs() {
        new PairWatch(database, pairs).look(now);
    }

    /** Has challenges begun, ended and reminded of, where it is time to, and shows how far they are. */
    public void looksAfterChallenges() {
        new ChallengeWatch(database, course, members, attention).look(now);
        challengeCounts.show(now);
    }

    /** The record of what happened, to tell of something that another feature would tell. */
    public void tells(Fact... told) {
        database.useTransaction(tx -> activity.record(tx, List.of(told)));
    }

    /** Has counted on their cards who took which side. */
    public void showsVoices() {
        promptCounts.show(now);
    }

    /** Has gathered what was said, where it is time to. */
    public void gathers() {
        new Gatherings(database, communities, promptPosts).gather(now);
    }

    /** Has whoever is about to forget something be reminded. */
    public void remindsOfReviews() {
        new Reminders(database, attention).remind(now);
    }

    /** Has whoever is on a path be brought their next step. */
    public void leadsAlongPaths() {
        var lessons = new Lessons(activity);
        var practice = new Practice(activity, new AnsweredInQuizzes());
        var journeys = new Journeys(new Paths(), lessons, practice, quizzes, activity, attention);
        new Walking(database, attention, journeys, new Guide(journeys, lessons, bank, pictures)).go(now);
    }

    /** Has the learning record store told what waits, with what these know besides. */
    public void tellsTheStore(Details... more) {
        URI url = URI.create("https://entrain.example.org");
        var details = new ArrayList<>(List.of(
                new QuizDetails(), new LessonDetails(), new CredentialDetails(credentials), new ResourceDetails()));
        details.addAll(List.of(more));
        var alarm = new Alarm(people(activity), attention, administrators);
        new Sending(database, store, url, details, alarm, new Random(1)).tell(now);
    }

    /** Has something happen that no feature told of. */
    public void happens(Fact... told) {
        database.useTransaction(tx -> activity.record(tx, List.of(told)));
    }

    /** Has history counted for whoever asked. */
    public void countsHistory() {
        new Recounts(database, badges).look(now);
    }

    /** The beat that looks for badges a moment after each commit. */
    private void looksForBadges() {
        if (isLooking) {
            earning.look(now);
        }
    }

    /** Has badges looked for by itself or, from now on, only where a story has it done. */
    public void looksForBadges(boolean byItself) {
        isLooking = byItself;
    }

    /** Has whoever is about to lose a badge be told. */
    public void looksAfterBadges() {
        new Lapses(database, badges).look(now);
    }

    /** Who gives badges. */
    public Awards badges() {
        return badges;
    }

    /** The record of what happened. */
    public Activity activity() {
        return activity;
    }

    /** What time it is. */
    public Instant now() {
        return now;
    }

    /** Moves the clock. */
    public void later(Duration time) {
        now = now.plus(time);
    }

    /** Somebody, in a private conversation with the bot. */
    public Visitor visitor(Workspace workspace, String id, Locale locale) {
        var privately = new Place(workspace, "private-" + id, Place.Kind.PERSONAL, "");
        return new Visitor(this, bot, new Account(workspace, id), Optional.of(locale), privately);
    }

    /** A channel. */
    public static Place channel(Workspace workspace, String name) {
        return new Place(workspace, name, Place.Kind.SHARED, "address of " + name);
    }

    /** A delivery's id that was never used. */
    String newDelivery() {
        return "delivery-" + number.incrementAndGet();
    }

    /** Has all letters that are due delivered, and edits made. */
    public void post() {
        var leases = new Leases(
                database,
                outbox,
                Map.of(
                        LEFT.platform(), new Pace(Duration.ZERO, Duration.ZERO),
                        RIGHT.platform(), new Pace(Duration.ZERO, Duration.ZERO)),
                new Random(1),
                "post office");
        List<Lease> leased = leases.lease(100, now, now, Duration.ofMinutes(1));
        while (!leased.isEmpty()) {
            for (Lease lease : leased) {
                leases.settle(lease, delivered(lease), now);
            }
            leased = leases.lease(100, now, now, Duration.ofMinutes(1));
        }
    }

    /** Has every letter to a place refused from now on. */
    public void refuses(Place place, Delivery.Why why) {
        refusing.put(place, why);
    }

    private Delivery delivered(Lease lease) {
        if (refusing.containsKey(lease.letter().place())) {
            return new Delivery.Refused(refusing.get(lease.letter().place()), "refused");
        }
        String stamp = lease.letter().stamp();
        String reference = lease.letter().sent().orElseGet(() -> {
            deliveries.merge(stamp, 1, Integer::sum);
            return "message-" + number.incrementAndGet();
        });
        channels.computeIfAbsent(lease.letter().place(), place -> new LinkedHashMap<>())
                .put(reference, lease.letter().message());
        return new Delivery.Sent(reference);
    }

    /** What is read in a place, from top to bottom, as it was edited last. */
    public List<Message> read(Place place) {
        return List.copyOf(channels.getOrDefault(place, Map.of()).values());
    }

    /** Where letters to an account arrive. */
    public static Place privately(Account account) {
        return new Place(account.workspace(), account.id(), Place.Kind.PERSONAL, "");
    }

    /** What somebody reads in the letters to an account of theirs. */
    public List<String> letters(Account account) {
        return read(privately(account)).stream().map(Message::plain).toList();
    }

    /** How often each letter was sent, edits not counted, by its stamp. */
    public Map<String, Integer> deliveries() {
        return Map.copyOf(deliveries);
    }

    /** The facts that were recorded by quizzes and imports. */
    public List<Fact> facts() {
        synchronized (facts) {
            return List.copyOf(facts);
        }
    }

    /** Lets the clock stand at the next round of every plan in turn, until this moment, and has what is due done. */
    public List<Firing> liveUntil(Instant end) {
        var fired = new ArrayList<Firing>();
        while (true) {
            Map<UUID, Instant> upcoming = database.inTransaction(plans::upcoming);
            Optional<Map.Entry<UUID, Instant>> next = upcoming.entrySet().stream()
                    .filter(plan -> !plan.getValue().isAfter(end))
                    .min(Map.Entry.comparingByValue());
            if (next.isEmpty()) {
                now = end;
                return fired;
            }
            now = next.get().getValue();
            fired.add(plans.fire(next.get().getKey(), now, now));
        }
    }

    /** The one number that this SQL asks for. */
    public int count(String sql) {
        return database.inTransaction(
                tx -> tx.handle().createQuery(sql).mapTo(Integer.class).one());
    }

    @Override
    public void close() {
        bots.forEach(Bot::close);
        database.close();
    }
}
