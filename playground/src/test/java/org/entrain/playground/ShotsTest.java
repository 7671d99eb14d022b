package org.entrain.playground;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShotsTest {
    @Test
    void shots() {
        try (PageServer server = new PageServer(); Browser browser = Browser.start()) {
            Page wide = browser.page(ColorScheme.LIGHT, 1440, 900);
            wide.navigate(server.url());
            shot(wide, "light");
            Page dark = browser.page(ColorScheme.DARK, 1440, 900);
            dark.navigate(server.url() + "?persona=leo");
            shot(dark, "dark-leo");
            Page narrow = browser.page(ColorScheme.LIGHT, 360, 740);
            narrow.navigate(server.url());
            shot(narrow, "narrow");
            Page big = browser.page(ColorScheme.LIGHT, 1920, 1080);
            big.navigate(server.url());
            big.waitForTimeout(300);
            server.change(state -> {
                ((ArrayNode) state.at("/slack/modals")).add(PageServer.resource("modal.json"));
                ((ObjectNode) state.get("teams")).set("dialog", PageServer.resource("dialog.json"));
                state.putObject("problem").put("at", "x").put("platform", "slack").put("text", "invalid_blocks: section text is longer than 3000 characters");
            });
            shot(big, "modal");
            shot(dark, "dark-modal");
            shot(narrow, "narrow-modal");
            System.out.println(browser.complaints());
            for (Page page : List.of(big, dark, narrow)) Browser.axe(page).forEach(System.out::println);
        }
    }

    private static void shot(Page page, String name) {
        page.waitForTimeout(600);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("/tmp/shots/" + name + ".png")));
    }
}
