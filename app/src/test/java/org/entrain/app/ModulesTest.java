package org.entrain.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may know whom among the modules. */
class ModulesTest {
    private static JavaClasses entrain;

    @BeforeAll
    static void read() {
        entrain = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages("org.entrain");
    }

    @Test
    void slack_and_teams_do_not_know_each_other() {
        knowsNot("org.entrain.slack..", "org.entrain.teams..");
        knowsNot("org.entrain.teams..", "org.entrain.slack..");
    }

    @Test
    void only_the_adapter_of_slack_names_its_libraries() {
        onlyKnows("org.entrain.slack..", "com.slack..");
    }

    @Test
    void only_the_adapter_of_teams_names_its_libraries() {
        onlyKnows("org.entrain.teams..", "com.microsoft.bot..");
    }

    @Test
    void only_the_scheduler_names_quartz() {
        onlyKnows("org.entrain.scheduler..", "org.quartz..");
    }

    @Test
    void nobody_knows_the_program() {
        onlyKnows("org.entrain.app..", "org.entrain.app..");
    }

    @Test
    void nobody_but_the_program_knows_the_playground() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.entrain.app..", "org.entrain.playground..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.entrain.playground..")
                .check(entrain);
    }

    @Test
    void the_core_and_the_scheduler_know_no_server() {
        knowsNot("org.entrain.core..", "io.javalin..");
        knowsNot("org.entrain.scheduler..", "io.javalin..");
    }

    private static void knowsNot(String who, String whom) {
        noClasses()
                .that()
                .resideInAPackage(who)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(whom)
                .check(entrain);
    }

    private static void onlyKnows(String who, String whom) {
        noClasses()
                .that()
                .resideInAPackage("org.entrain..")
                .and()
                .resideOutsideOfPackage(who)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(whom)
                .check(entrain);
    }
}
