package org.entrain.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrain.core.asking.AskCards;
import org.entrain.core.attention.PaceChat;
import org.entrain.core.badges.BadgeChat;
import org.entrain.core.bot.Bot;
import org.entrain.core.calendar.PlanChat;
import org.entrain.core.challenges.ChallengeChat;
import org.entrain.core.communities.CommunityChat;
import org.entrain.core.credentials.KeyChat;
import org.entrain.core.digest.DigestChat;
import org.entrain.core.formats.Problem;
import org.entrain.core.health.HealthChat;
import org.entrain.core.home.HomeChat;
import org.entrain.core.ledger.LedgerChat;
import org.entrain.core.lessons.LessonChat;
import org.entrain.core.library.ImportChat;
import org.entrain.core.pairing.PairChat;
import org.entrain.core.plans.Plans;
import org.entrain.core.points.PointsChat;
import org.entrain.core.privacy.PrivacyChat;
import org.entrain.core.prompts.PromptChat;
import org.entrain.core.pulse.PulseChat;
import org.entrain.core.quizzes.QuizChat;
import org.entrain.core.records.RecordsChat;
import org.entrain.core.reviews.ReviewChat;
import org.entrain.core.roster.MembersChat;
import org.entrain.core.thanks.ThanksChat;
import org.entrain.core.welcome.WelcomeChat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts of all modules, held against each other and against the code beside them. */
class TextFilesTest {
    private static final Path ROOT = Path.of(System.getProperty("entrain.root", ".."));
    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern SPOKEN = Pattern.compile("\\b(?:words|say)\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern COMMAND = Pattern.compile("\\bcommand\\(\\s*\"([^\"]+)\"");

    static List<Path> english() {
        try (Stream<Path> files = Files.walk(ROOT, 12)) {
            return files.filter(file -> file.getFileName().toString().endsWith("_en.properties"))
                    .filter(file -> ROOT.relativize(file).subpath(1, 4).equals(RESOURCES))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Class<?>> features() {
        return List.of(
                AskCards.class,
                BadgeChat.class,
                Bot.class,
                ChallengeChat.class,
                DigestChat.class,
                CommunityChat.class,
                HealthChat.class,
                HomeChat.class,
                ImportChat.class,
                KeyChat.class,
                LedgerChat.class,
                LessonChat.class,
                MembersChat.class,
                PairChat.class,
                Plans.class,
                PlanChat.class,
                PointsChat.class,
                PrivacyChat.class,
                Problem.class,
                PaceChat.class,
                PromptChat.class,
                PulseChat.class,
                QuizChat.class,
                RecordsChat.class,
                ReviewChat.class,
                ThanksChat.class,
                WelcomeChat.class);
    }

    @ParameterizedTest
    @MethodSource("english")
    void every_text_exists_in_french_with_the_same_arguments(Path file) throws IOException {
        assertThat(arguments(file)).isNotEmpty().isEqualTo(arguments(inFrench(file)));
    }

    @ParameterizedTest
    @MethodSource("english")
    void no_text_is_empty(Path file) throws IOException {
        assertThat(texts(file).values()).noneMatch(String::isBlank);
        assertThat(texts(inFrench(file)).values()).noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @MethodSource("english")
    void every_text_is_used_and_every_text_used_is_there(Path file) throws IOException {
        String code = code(file);
        Set<String> literals = found(LITERAL, code);
        Set<String> help = found(COMMAND, code).stream()
                .map(command -> "help." + command.replace(' ', '-'))
                .collect(Collectors.toSet());
        Set<String> prefixes =
                literals.stream().filter(literal -> literal.endsWith(".")).collect(Collectors.toSet());
        assertThat(texts(file).keySet())
                .allSatisfy(key -> assertThat(literals.contains(key)
                                || help.contains(key)
                                || prefixes.stream().anyMatch(key::startsWith))
                        .as("%s is used", key)
                        .isTrue());
        assertThat(keysBeside(file)).containsAll(found(SPOKEN, code)).containsAll(help);
    }

    @ParameterizedTest
    @MethodSource("features")
    void every_text_can_be_said_of_none_one_two_and_many(Class<?> feature) {
        for (Language language : Language.values()) {
            Texts texts = Texts.of(feature, language);
            for (String key : texts.keys()) {
                int arguments = ARGUMENT.matcher(texts.say(key)).find() ? 5 : 0;
                for (int number : new int[] {0, 1, 2, 10_000}) {
                    Object[] numbers = Collections.nCopies(arguments, number).toArray();
                    assertThat(texts.say(key, numbers))
                            .as("%s in %s", key, language)
                            .isNotBlank()
                            .doesNotContain("**", "`");
                }
            }
        }
    }

    private static Path inFrench(Path english) {
        return english.resolveSibling(english.getFileName().toString().replace("_en.", "_fr."));
    }

    private static Set<String> keysBeside(Path file) throws IOException {
        var keys = new TreeSet<String>();
        for (Path other : english()) {
            if (other.resolveSibling(file.getFileName()).equals(file)) {
                keys.addAll(texts(other).keySet());
            }
        }
        return keys;
    }

    private static Map<String, Set<String>> arguments(Path file) throws IOException {
        var arguments = new TreeMap<String, Set<String>>();
        texts(file).forEach((key, text) -> arguments.put(key, found(ARGUMENT, text)));
        return arguments;
    }

    private static Map<String, String> texts(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        var texts = new TreeMap<String, String>();
        properties.forEach((key, value) -> texts.put((String) key, (String) value));
        return texts;
    }

    /** The code of the package that a file of texts lies beside. */
    private static String code(Path file) throws IOException {
        Path inModule = ROOT.relativize(file);
        Path folder = ROOT.resolve(inModule.getName(0))
                .resolve("src/main/java")
                .resolve(inModule.subpath(4, inModule.getNameCount() - 1));
        var code = new StringBuilder();
        try (Stream<Path> sources = Files.list(folder)) {
            for (Path source :
                    sources.filter(each -> each.toString().endsWith(".java")).toList()) {
                code.append(Files.readString(source));
            }
        }
        return code.toString();
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
