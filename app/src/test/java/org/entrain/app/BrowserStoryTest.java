package org.entrain.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.entrain.playground.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A facilitator and two learners in front of the playground's page, with nothing but a keyboard and a mouse. */
class BrowserStoryTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static Story story;
    private static Browser browser;

    @BeforeAll
    static void start(@TempDir Path home) {
        browser = Browser.start();
        story = Story.begin(home);
    }

    @AfterAll
    static void stop() {
        if (story != null) {
            story.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void a_quiz_is_started_answered_and_closed_on_both_platforms() {
        Page amina = open("Amina", ColorScheme.LIGHT);
        say(slack(amina), "/entrain quiz start fire-safety");
        assertThat(slack(amina).getByText("is on its way to 2 channels")).isVisible();
        isAccessible(amina);

        Page sofia = open("Sofia", ColorScheme.LIGHT);
        go(slack(sofia), "safety");
        go(teams(sofia), "Safety");
        assertThat(teams(sofia).getByText("Quiz: fire-safety")).isVisible();
        press(slack(sofia), "A");
        assertThat(slack(sofia).getByText("That's right!")).isVisible();
        assertThat(slack(sofia).getByText("One person has answered so far.")).isVisible();
        assertThat(teams(sofia).getByText("One person has answered so far.")).isVisible();
        isAccessible(sofia);
        picture(sofia, "light");

        Page tom = open("Tom", ColorScheme.DARK);
        go(slack(tom), "safety");
        go(teams(tom), "Safety");
        assertThat(slack(tom).getByText("Quiz: fire-safety")).isVisible();
        press(teams(tom), "B");
        assertThat(teams(tom).getByText("Not quite.")).isVisible();
        assertThat(slack(tom).getByText("2 people have answered so far.")).isVisible();
        assertThat(tom.getByText("That's right!")).hasCount(0);
        isAccessible(tom);
        picture(tom, "dark");

        say(teams(amina), "quiz close");
        assertThat(teams(amina).getByText("is closed. The results are on their way"))
                .isVisible();
        for (Locator pane : new Locator[] {slack(tom), teams(tom)}) {
            assertThat(pane.getByText("Results: fire-safety")).isVisible();
        }
        isAccessible(tom);
        isAccessible(amina);
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.asked())
                .isNotEmpty()
                .allMatch(url -> URI.create(url).getHost().equals("localhost"));
    }

    @Test
    void a_picture_is_handed_over_and_shown_with_its_question_on_both_platforms() throws IOException {
        Page amina = open("Amina", ColorScheme.LIGHT);
        slack(amina).locator("input[type=file]").setInputFiles(new FilePayload("bell.png", "image/png", bell()));
        press(slack(amina), "Send");
        assertThat(slack(amina).getByText("Tell me which question shows it")).isVisible();
        press(slack(amina), "Show it with a question");
        Locator form = slack(amina).getByRole(AriaRole.DIALOG);
        isLoaded(form.getByAltText("The picture you sent"));
        form.getByLabel("first-aid").check();
        form.getByLabel("Number of the question").fill("1");
        form.getByLabel("What it shows").fill("A bell beside a red box");
        isAccessible(amina);
        press(form, "Show it");
        isLoaded(form.getByAltText("A bell beside a red box"));
        press(form, "Close");
        assertThat(form).hasCount(0);

        say(teams(amina), "quiz start first-aid");
        Page chloe = open("Chloé", ColorScheme.DARK);
        go(slack(chloe), "safety");
        go(teams(chloe), "Safety");
        for (Locator pane : new Locator[] {slack(chloe), teams(chloe)}) {
            isLoaded(pane.getByAltText("A bell beside a red box"));
        }
        isAccessible(chloe);
        picture(chloe, "picture");
        say(teams(amina), "quiz close first-aid");
        assertThat(teams(amina).getByText("is closed. The results are on their way"))
                .isVisible();
        assertThat(browser.complaints()).isEmpty();
    }

    private static byte[] bell() throws IOException {
        var file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(320, 180, BufferedImage.TYPE_INT_RGB), "png", file);
        return file.toByteArray();
    }

    private static void isLoaded(Locator picture) {
        assertThat(picture).isVisible();
        assertThat(picture).hasJSProperty("naturalWidth", 320);
    }

    private static Page open(String persona, ColorScheme scheme) {
        Page page = browser.page(scheme, 1440, 900);
        page.navigate(story.program().url().toString());
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(persona))
                .check();
        return page;
    }

    private static Locator slack(Page page) {
        return page.locator("#slack");
    }

    private static Locator teams(Page page) {
        return page.locator("#teams");
    }

    private static void go(Locator pane, String place) {
        pane.locator(".place")
                .filter(new Locator.FilterOptions().setHasText(place))
                .click();
    }

    private static void say(Locator pane, String words) {
        Locator composer = pane.locator(".composer textarea");
        composer.fill(words);
        composer.press("Enter");
    }

    private static void press(Locator pane, String label) {
        pane.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(label).setExact(true))
                .last()
                .click();
    }

    private static void isAccessible(Page page) {
        assertThat(Browser.axe(page)).isEmpty();
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("quiz-" + name + ".png")));
    }
}
