package org.entrain.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the texts that people and the bot write: the HTML that the browser ends up with. */
class MarkupTest {
    private static Browser browser;
    private static PageServer server;
    private static Page page;

    @BeforeAll
    static void open_the_page() {
        browser = Browser.start();
        server = new PageServer();
        page = browser.page();
        page.navigate(server.url());
    }

    @AfterAll
    static void close_the_page() {
        if (browser != null) {
            browser.close();
            server.close();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            *bold* and _slanted_ and ~gone~  | <strong>bold</strong> and <em>slanted</em> and <s>gone</s>
            2 * 3 * 4 snake_case_name        | 2 * 3 * 4 snake_case_name
            `a *b* c`                        | <code>a *b* c</code>
            ask <@U0AMINA> in <#C0LOUNGE>    | ask <span class="mention">@Amina</span> in <span class="mention">#lounge</span>
            <https://e.org/a_b_c>            | <a href="https://e.org/a_b_c" target="_blank" rel="noopener noreferrer">https://e.org/a_b_c</a>
            &lt;b&gt; &amp;amp; :tada: :no_such:     | &lt;b&gt; &amp;amp; 🎉 :no_such:
            &gt; said                        | <blockquote>said</blockquote>
            """)
    void slack_writes_mrkdwn(String written, String drawn) {
        assertThat(draw("mrkdwn", written)).isEqualTo(drawn);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            **bold** and _slanted_ and ~~gone~~ | <strong>bold</strong> and <em>slanted</em> and <s>gone</s>
            2 \\* 3 is \\_six\\_                | 2 * 3 is _six_
            [here](https://e.org)               | <a href="https://e.org" target="_blank" rel="noopener noreferrer">here</a>
            <at>Amina</at> hello                | <span class="mention">Amina</span> hello
            - one                               | <ul><li>one</li></ul>
            3. three                            | <ol start="3"><li>three</li></ol>
            # not a heading in Teams            | # not a heading in Teams
            until {{TIME(2026-11-22T10:05:00Z)}} | until 11:05
            """)
    void teams_writes_markdown(String written, String drawn) {
        assertThat(draw("markdown", written)).isEqualTo(drawn);
    }

    @Test
    void nothing_that_is_written_runs() {
        assertThat(draw("mrkdwn", "<javascript:alert(1)|press> <img src=x onerror=alert(1)>"))
                .doesNotContain("href", "<img");
        assertThat(draw("markdown", "[press](javascript:alert(1)) <img src=x onerror=alert(1)>"))
                .doesNotContain("href", "<img");
    }

    private static String draw(String language, String written) {
        return (String) page.evaluate("""
                async ([language, written]) => {
                  const markup = await import('/playground/page/markup.js');
                  const node = document.createElement('div');
                  node.append(markup[language](written, { users: { U0AMINA: 'Amina' }, channels: { C0LOUNGE: 'lounge' }, language: 'fr-FR', zone: 'Europe/Paris' }));
                  return node.innerHTML;
                }""", List.of(language, written));
    }
}
