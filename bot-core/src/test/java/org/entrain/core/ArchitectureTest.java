package org.entrain.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.entrain.core.bot.Bot;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The walls of the house. */
class ArchitectureTest {
    private static final String CORE = "org.entrain.core.";
    private static final List<String> FEATURES = List.of(
            "quizzes",
            "library",
            "calendar",
            "challenges",
            "welcome",
            "home",
            "roster",
            "health",
            "privacy",
            "digest",
            "pairing",
            "prompts",
            "pulse",
            "points",
            "thanks",
            "ledger",
            "lessons",
            "badges",
            "reviews");
    /** What says the time by itself, besides every {@code now()} of java.time. */
    private static final Set<String> CLOCKS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.system",
            "java.time.InstantSource.system",
            "java.util.Calendar.getInstance",
            "java.util.Date.<init>");

    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(mainClasses());

    private static Path mainClasses() {
        try {
            return Path.of(Bot.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void no_package_needs_itself_through_another() {
        slices().matching(CORE + "(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void the_leaves_know_nothing_above_them() {
        onlyKnows("chat");
        onlyKnows("database");
        onlyKnows("drawing");
        onlyKnows("matching");
        onlyKnows("text", "chat");
    }

    @Test
    void the_ground_knows_no_feature() {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages(FEATURES))
                .and()
                .resideOutsideOfPackage(CORE + "house..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(FEATURES))
                .check(CLASSES);
    }

    @Test
    void nobody_in_the_house_knows_all_of_it() {
        noClasses()
                .that()
                .resideOutsideOfPackage(CORE + "house..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CORE + "house..")
                .check(CLASSES);
    }

    @Test
    void features_never_name_one_another() {
        for (String feature : FEATURES) {
            noClasses()
                    .that()
                    .resideInAPackage(CORE + feature + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(packages(FEATURES.stream()
                            .filter(other -> !other.equals(feature))
                            .toList()))
                    .check(CLASSES);
        }
    }

    @Test
    void the_time_is_handed_in() {
        noClasses().should().accessTargetWhere(asksAClock()).check(CLASSES);
    }

    /** Whoever puts a date into words by themselves forgets "1er". */
    @Test
    void dates_are_put_into_words_in_one_place() {
        noClasses()
                .that()
                .resideOutsideOfPackage(CORE + "text..")
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "makes a form of a date",
                        (JavaAccess<?> access) -> access.getTargetOwner().isEquivalentTo(DateTimeFormatter.class)
                                && access.getName().startsWith("of")))
                .check(CLASSES);
    }

    @Test
    void no_chat_product_no_http_server_and_no_scheduler_is_known_here() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.slack..", "com.microsoft..", "io.javalin..", "org.quartz..")
                .check(CLASSES);
    }

    @Test
    void a_class_is_named_for_what_it_is() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Processor|Utils?|Impl)(\\$.*)?")
                .check(CLASSES);
    }

    @Test
    void in_every_package_null_is_never_meant_unless_said() throws ClassNotFoundException {
        Set<String> packages = CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        assertThat(packages).contains("org.entrain.core.quizzes");
        for (String name : packages) {
            assertThat(Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class))
                    .as(name)
                    .isTrue();
        }
    }

    @Test
    void the_rules_can_fail() {
        assertThat(CLASSES).hasSizeGreaterThan(100);
        JavaClasses clocks = new ClassFileImporter().importClasses(Late.class);
        assertThat(noClasses()
                        .should()
                        .accessTargetWhere(asksAClock())
                        .evaluate(clocks)
                        .getFailureReport()
                        .getDetails())
                .hasSize(3);
    }

    /** Looks at every clock there is. */
    static final class Late {
        private Late() {}

        @SuppressWarnings("JavaUtilDate") // on purpose
        static List<Object> times() {
            return List.of(java.time.Instant.now(), System.currentTimeMillis(), new java.util.Date());
        }
    }

    private static void onlyKnows(String leaf, String... below) {
        String[] allowed =
                Set.<String>of(below).stream().map(name -> CORE + name + "..").toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(CORE + leaf + "..")
                .should()
                .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(CORE + leaf + "..")
                        .or(JavaClass.Predicates.resideInAnyPackage(allowed))
                        .or(JavaClass.Predicates.resideOutsideOfPackage("org.entrain..")))
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaAccess<?>> asksAClock() {
        return DescribedPredicate.describe("asks a clock", access -> {
            String owner = access.getTargetOwner().getName();
            return (owner.startsWith("java.time.")
                            && access.getTarget().getName().equals("now"))
                    || CLOCKS.contains(owner + "." + access.getTarget().getName());
        });
    }

    private static String[] packages(List<String> names) {
        return names.stream().map(name -> CORE + name + "..").toArray(String[]::new);
    }
}
