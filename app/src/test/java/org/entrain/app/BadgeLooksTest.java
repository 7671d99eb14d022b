package org.entrain.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.entrain.core.credentials.House;
import org.entrain.core.credentials.Shown;
import org.entrain.playground.Browser;
import org.junit.jupiter.api.Test;

/** Pages about badges as a browser shows them: by day and by night, on a phone and on a desk. */
class BadgeLooksTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    @Test
    void badges_are_good_to_read_by_day_and_by_night_on_a_phone_and_on_a_desk() throws Exception {
        try (Browser browser = Browser.start();
                var badges = new BadgeHouse()) {
            UUID valid = badges.house.issued();
            UUID revoked = badges.house.issued();
            badges.house.database.useTransaction(tx -> {
                badges.house.credentials.show(tx, valid, new Shown(true, true, false));
                badges.house.credentials.revoke(tx, revoked, "Given by mistake", House.NOW);
            });
            Path file = Path.of("target", "badge-of-the-looks-test.png").toAbsolutePath();
            Files.write(file, badges.bytes(valid, "png"));
            for (var look :
                    Map.of(ColorScheme.LIGHT, 1100, ColorScheme.DARK, 360).entrySet()) {
                Page page = browser.page(look.getKey(), look.getValue(), 900);
                String name = look.getKey().name().toLowerCase(Locale.ROOT);
                page.navigate(badges.url + "/badges/" + valid);
                assertThat(page.title()).contains("Fire warden");
                assertThat((Boolean) page.evaluate("document.querySelector('img').naturalWidth > 0"))
                        .isTrue();
                isFine(page, "badge-" + name);
                if (look.getKey() == ColorScheme.DARK) {
                    page.navigate(badges.url + "/badges/" + revoked);
                    isFine(page, "badge-revoked-" + name);
                    page.navigate(badges.url + "/issuer/" + badges.house.organisation);
                    isFine(page, "badge-issuer-" + name);
                }
                page.navigate(badges.url + "/verify");
                page.getByLabel("file").setInputFiles(file);
                page.locator("button").click();
                assertThat(page.getByRole(AriaRole.STATUS).textContent()).contains("Genuine");
                isFine(page, "badge-verify-" + name);
                page.context().close();
            }
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void isFine(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
        assertThat(Browser.axe(page)).as(name).isEmpty();
        assertThat((Boolean)
                        page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("%s needs no scrolling to the side", name)
                .isTrue();
    }
}
