package org.entrain.core.house;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.entrain.core.activity.Activity;
import org.entrain.core.activity.ActivityPersonalData;
import org.entrain.core.activity.Details;
import org.entrain.core.activity.FadingActivity;
import org.entrain.core.attention.Announcer;
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
import org.entrain.core.bot.Bot;
import org.entrain.core.bot.Feature;
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
import org.entrain.core.chat.Platform;
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
import org.entrain.core.outbox.Outbox;
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
import org.entrain.core.plans.Beat;
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
 * All that Entrain is, on one page.
 *
 * @param bot what adapters hand interactions to
 * @param outbox what senders deliver
 * @param plans what the clock fires
 * @param activity the record of what happens
 * @param beats what every node does again and again
 * @param downloads files that wait for whoever has the link
 */
public record Features(
        Bot bot,
        Outbox outbox,
        Plans plans,
        Activity activity,
        List<Beat> beats,
        People people,
        Communities communities,
        Homes homes,
        Members members,
        Bank bank,
        Quizzes quizzes,
        Pictures pictures,
        Downloads downloads,
        List<PersonalData> keepers) {
    public Features {
        beats = List.copyOf(beats);
        keepers = List.copyOf(keepers);
    }

    /**
     * Joins everything to one database.
     *
     * @param random not guessable: links are made of it
     * @param publicUrl how the world reaches the program
     * @param conversing the platforms that let a bot open a conversation of several people
     * @param store who is told what people do, where anybody is
     * @param more what can be said besides
     */
    public static Features join(
            Database database,
            Set<Account> administrators,
            RandomGenerator random,
            URI publicUrl,
            Set<Platform> conversing,
            Optional<Store> store,
            List<Feature> more) {
        var outbox = new Outbox();
        var plans = new Plans(database);
        var audit = new Audit();
        var attention = new Attention(outbox);
        var communities = new Communities();
        var homes = new Homes();
        var channels = new Channels();
        var bank = new Bank();
        var quizzes = new Quizzes(bank);
        var pictures = new Pictures(publicUrl);
        var runs = new Runs(pictures::page);
        var posts = new QuizPosts(communities, homes, runs, outbox);
        var roundPosts = new RoundPosts(communities, homes, outbox, attention);
        var promptPosts = new PromptPosts(communities, homes, outbox);
        var promptData = new PromptPersonalData(promptPosts);
        var welcomes = new Welcomes(attention);
        var vacancies = new Vacancies(database, attention);
        var reviews = new Reviews();
        var privateLetters = new PrivateLetters(attention);
        var pairs = new Rounds(communities, plans, outbox, attention, conversing);

        var credentials = new Credentials(publicUrl);
        var badgeData = new BadgePersonalData(credentials);
        var challengePosts = new ChallengePosts(communities, homes, outbox, pictures);
        var challengeData = new ChallengePersonalData(challengePosts, pictures);
        var challengeCounts = new ChallengeCounts(database, challengePosts);

        var activity = new Activity(List.of(
                plans::heard,
                new Endings(runs, posts)::heard,
                privateLetters::heard,
                new PrimerPosts(runs, posts)::heard,
                new Teams()::heard,
                welcomes::heard,
                reviews::heard,
                pairs::heard,
                new Comings()::heard,
                new Ledger()::heard,
                new Telling(store)::heard,
                vacancies::heard));
        var openQuizzes = new OpenQuizzes(activity, quizzes, runs, posts);
        var progress = new Progress(activity, openQuizzes, attention, challengeCounts::changed);
        var members = new Members(activity);
        var course = new Course(
                activity, challengePosts, progress, openQuizzes, members, attention, challengeCounts::changed);
        var badges = new Awards(pictures, credentials, attention, activity);
        activity.tell(progress::heard);
        activity.tell(course::heard);
        var earning = new Earning(database, badges);
        earning.listenTo(activity);
        var introductions = new Introductions(homes, outbox, attention, activity);
        var settings = new Settings(outbox);
        var downloads = new Downloads(database, publicUrl, random);
        // In this order they are asked to forget: whoever looks for an account comes before the one who deletes it.
        List<PersonalData> keepers = List.of(
                new SharedPersonalData(runs, posts),
                new QuizPersonalData(),
                new TeamPersonalData(),
                new PulsePersonalData(),
                new FlagPersonalData(),
                new BankPersonalData(),
                new LibraryPersonalData(),
                new ReviewPersonalData(),
                new InsightPersonalData(),
                new DigestPersonalData(),
                promptData,
                challengeData,
                new LessonPersonalData(),
                new RecordsPersonalData(),
                badgeData,
                new CredentialPersonalData(),
                new Belonging(members),
                vacancies,
                introductions,
                settings,
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
        var reunion = new Reunion(keepers);
        var people = new People(reunion, new Arrivals(activity));
        var access = new Access(people, communities, members, administrators);
        var invitations = new Invitations();
        var requests = new JoinRequests();
        var doors = new Doors(members, invitations, requests, attention);
        var watch = new HomeWatch(access, communities, homes, channels, members, doors, attention);
        outbox.onRefused(watch::refused);
        outbox.onRefused(pairs.letters()::refused);

        var launch = new Launch(activity, quizzes, runs, homes);
        var liveWatch = new LiveWatch(database, activity, attention, runs, posts);
        var primerWatch = new PrimerWatch(database, activity, communities, runs, posts);
        var counts = new Counts(database, posts);
        var windows = new Windows(database, communities, quizzes, runs, posts, activity, attention);
        var answers = new Answers(people, members, activity, counts::changed);
        var flagLetters = new FlagLetters(attention, members);
        var statistics = new StatisticsWatch(database, members, attention);
        var regrades = new Regrades(bank, runs, posts, activity, new RegradeLetters(attention), audit);
        plans.register(new QuizPlan(communities, quizzes, runs, posts, privateLetters, activity));
        plans.register(new EventPlan());
        plans.register(new MixPlan(plans));
        var holidays = new Holidays(database, plans);
        var drafts = new Drafts(database, plans, communities, members, attention, audit);
        plans.onFired(drafts::fired);
        plans.register(pairs);
        var asking = new Asking(activity, promptPosts, random);
        var promptCounts = new PromptCounts(database, promptPosts);
        var gatherings = new Gatherings(database, communities, promptPosts);
        plans.register(AskingPlan.icebreakers(asking, communities, roundPosts));
        plans.register(AskingPlan.prompts(asking, communities, roundPosts));
        var pulses = new Pulses(database);
        var checkIns = new CheckIns(pulses, roundPosts);
        plans.register(checkIns);
        var lessons = new Lessons(activity);
        var paths = new Paths();
        var practice = new Practice(activity, new AnsweredInQuizzes());
        var journeys = new Journeys(paths, lessons, practice, quizzes, activity, attention);
        var guide = new Guide(journeys, lessons, bank, pictures);
        var keeping = new Keeping(lessons, paths, bank, quizzes, pictures);
        var lessonForm = new LessonForm(lessons, keeping, bank, quizzes, pictures);
        plans.register(new LessonPlan(lessons, roundPosts, bank, pictures));
        var checkups = new Checkups();
        var silences = new Silences(database, communities, members, checkups, attention);
        var insights = new Insights(List.of(
                new QuizInsights(),
                new ReviewInsights(),
                new PulseInsights(communities, pulses),
                new HealthInsights(checkups)));
        var charts = new Charts(pictures);
        var digests = new Digests(insights, members, plans);
        plans.register(new DigestPlan(communities, digests, charts, attention));
        var digestWatch = new DigestWatch(database, digests, charts, pictures, people, members, attention);
        var again = new AskAgain(bank, quizzes, runs);
        var retention = new Retention(
                database,
                List.of(
                        new FadingActivity(),
                        new FadingAnswers(),
                        new FlagPersonalData(),
                        new FadingReviews(),
                        new PairingPersonalData(),
                        promptData,
                        challengeData,
                        new PulsePersonalData(),
                        new FadingLessons(),
                        new PointsPersonalData(),
                        new ThanksPersonalData(homes, outbox),
                        new RecordsPersonalData(),
                        badgeData,
                        new TeamPersonalData()));

        var seasons = new Seasons(members);
        var seasonWatch = new SeasonWatch(database, communities, members, homes, outbox, activity, pictures);
        var bot = new Bot(
                database,
                people,
                access,
                List.of(
                        // What waits for somebody is the first thing on their page, how they are reached the last.
                        new QuizChat(access, activity, quizzes, runs, posts),
                        new LiveChat(access, activity, launch, runs, posts),
                        new TeamPlayChat(access, launch, runs, posts, members, attention, counts::changed),
                        new TeamAnswerChat(activity, runs, counts::changed),
                        new PrimerChat(access, launch, runs, posts),
                        new PrivateChat(access, launch, privateLetters),
                        new AnswerChat(runs, answers),
                        new ResumeChat(members, runs, answers),
                        new SharingChat(runs, answers, posts),
                        new RulesChat(access, quizzes),
                        new QuizListChat(access, quizzes, runs),
                        new ChallengeChat(access, communities, course, progress, openQuizzes),
                        new StartChat(access, homes, course, audit, quizzes, openQuizzes),
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
                        new RecallChat(reviews, activity, pictures),
                        new RegradeChat(access, quizzes, bank, regrades, flagLetters),
                        new StatisticsChat(access, quizzes),
                        new FlagChat(access, bank, flagLetters),
                        new RhythmChat(access, audit),
                        new ImportChat(access, activity, bank, quizzes, pictures),
                        new TemplateChat(downloads),
                        new ExportChat(access, audit, quizzes, pictures, downloads),
                        new WriteChat(access, activity, bank, quizzes),
                        new EditChat(access, quizzes),
                        new ProposeChat(access, members, activity, attention, audit, bank, quizzes),
                        new PictureChat(access, bank, quizzes, pictures),
                        new CommunityChat(access, communities, homes, channels, members, audit),
                        new CharterChat(access, people, communities, homes, channels, members, attention, audit),
                        new JoinChat(access, members, doors, invitations, requests, attention, audit),
                        new ArchiveChat(access, communities, homes, channels, activity, audit),
                        watch,
                        new LedgerChat(access, members, channels, outbox, audit),
                        new HealthChat(access, members, audit, checkups, vacancies),
                        new MembersChat(access, communities, members, activity, audit),
                        new LinkChat(new Links(reunion, random), audit),
                        new GroupChat(new Groups()),
                        new OrganisationChat(people, audit),
                        new TeamChat(),
                        new IcebreakerChat(access, plans),
                        new PlanChat(access, plans, audit),
                        new CalendarChat(access, plans),
                        new MoveChat(access, plans, audit),
                        new ChangeChat(access, plans, audit),
                        new DraftChat(access, plans, drafts, audit),
                        new DaysOffChat(access, plans, holidays, audit),
                        new PromptChat(access, homes, audit, asking),
                        new OwnPromptChat(access, members, attention, audit),
                        new VoiceChat(communities, members, activity, promptPosts, promptCounts::changed),
                        new EndorseChat(communities, activity, promptPosts),
                        new PulseChat(access, homes, pulses, checkIns),
                        new WelcomeChat(access, welcomes, introductions, audit),
                        new PairChat(access, plans, homes, outbox, pairs),
                        new CrewChat(access, plans, homes, outbox, pairs, audit),
                        new MeetingChat(access, activity, pairs),
                        new SkillChat(people, settings),
                        new WishChat(access, plans, pairs),
                        new PrivacyChat(new Privacy(people, members, audit, keepers), downloads, members, audit),
                        new RetentionChat(retention, audit),
                        new AuditChat(audit, downloads),
                        new ThanksChat(access, people, members, new Thanks(homes, outbox, attention, activity)),
                        new SeasonChat(access, seasons, seasonWatch, homes, outbox, audit),
                        new BoardChat(access, settings, audit),
                        new PointsChat(),
                        new RecordsChat(store),
                        new KeyChat(new KeyRing(), audit),
                        new PaceChat(settings),
                        new BadgeChat(badges, members),
                        new AwardChat(badges, communities, homes, members, outbox),
                        new BadgeWriteChat(access, badges, audit),
                        new BadgePictureChat(access, badges, pictures, audit),
                        new BadgeGiveChat(access, badges, members),
                        new BadgeCareChat(badges, audit),
                        new RecountChat(access, badges, audit),
                        new DigestChat(access, people, members, digests, charts, audit),
                        new DeedChat(access, communities, members, homes, attention, outbox, again),
                        new HomeChat(people, settings)),
                more);
        var alarm = new Alarm(people, attention, administrators);
        List<Details> details = List.of(
                new QuizDetails(), new LessonDetails(), new CredentialDetails(credentials), new ResourceDetails());
        var records = new Sending(database, store, publicUrl, details, alarm, random);
        var walking = new Walking(database, attention, journeys, guide);
        var beats = List.of(
                new Beat("showing new answers", Duration.ofSeconds(1), counts::show),
                new Beat("showing new voices", Duration.ofSeconds(2), promptCounts::show),
                new Beat("showing all voices", Duration.ofMinutes(5), promptCounts::showAll),
                new Beat("showing new steps of challenges", Duration.ofSeconds(2), challengeCounts::show),
                new Beat("showing all challenges", Duration.ofMinutes(5), challengeCounts::showAll),
                new Beat(
                        "looking after challenges",
                        Duration.ofMinutes(1),
                        new ChallengeWatch(database, course, members, attention)::look),
                new Beat("gathering what was said", Duration.ofMinutes(1), gatherings::gather),
                new Beat("opening and closing quizzes", Duration.ofSeconds(15), windows::turn),
                new Beat("showing all answers", Duration.ofMinutes(5), counts::showAll),
                new Beat("looking after live quizzes", Duration.ofMinutes(1), liveWatch::look),
                new Beat("asking again what was asked before", Duration.ofMinutes(1), primerWatch::look),
                new Beat("reminding of reviews", Duration.ofMinutes(1), new Reminders(database, attention)::remind),
                new Beat(
                        "reminding of events",
                        Duration.ofMinutes(1),
                        new EventReminders(database, plans, roundPosts)::tell),
                new Beat("showing the crew what is planned", Duration.ofMinutes(1), drafts::show),
                new Beat("adding next year's holidays", Duration.ofHours(12), holidays::extend),
                new Beat("writing to large crowds", Duration.ofSeconds(1), new Announcer(database, attention)::write),
                new Beat("asking who lets all pass", Duration.ofHours(1), new SlowDowns(database, attention)::look),
                new Beat("looking after pairs", Duration.ofMinutes(1), new PairWatch(database, pairs)::look),
                new Beat("telling a learning record store", Duration.ofSeconds(5), records::begin),
                new Beat("leading along paths", Duration.ofMinutes(1), walking::go),
                new Beat("looking for silence", Duration.ofHours(1), silences::tell),
                new Beat("looking for questions worth a look", Duration.ofHours(1), statistics::look),
                new Beat("looking for badges", Earning.PAUSE, earning::look),
                new Beat("looking for all badges", Duration.ofMinutes(1), earning::lookAll),
                new Beat("counting badges from history", Duration.ofSeconds(10), new Recounts(database, badges)::look),
                new Beat("looking for badges that lapse", Duration.ofHours(1), new Lapses(database, badges)::look),
                new Beat("closing check-ins", Duration.ofMinutes(1), pulses::close),
                new Beat("looking for a lead", Duration.ofHours(1), vacancies::look),
                new Beat("letting old things lose their person", Duration.ofHours(1), retention::apply),
                new Beat("summing up seasons", Duration.ofSeconds(5), new Sums(database)::add),
                new Beat("counting teams and ending seasons", Duration.ofMinutes(1), seasonWatch::look),
                new Beat("bringing digests", Duration.ofMinutes(1), digestWatch::look),
                new Beat("clearing old digests", Duration.ofHours(1), digestWatch::clear),
                new Beat("clearing files nobody fetched", Duration.ofHours(1), downloads::clear));
        return new Features(
                bot,
                outbox,
                plans,
                activity,
                beats,
                people,
                communities,
                homes,
                members,
                bank,
                quizzes,
                pictures,
                downloads,
                keepers);
    }
}
