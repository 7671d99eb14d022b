package org.entrain.app;

import java.time.Instant;
import java.time.ZoneOffset;
import org.entrain.core.text.Dates;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** How pages about badges look: a sheet of paper on a quiet ground, by day and by night. */
final class BadgeLook {
    /** Nothing from elsewhere, and no script. */
    static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    private static final String STYLE = """
            :root { color-scheme: light dark; --ground: #f4f1ea; --sheet: #fffdf9; --ink: #26221c; --soft: #6a6256;
              --line: #e4ddd0; --accent: #8a3d12; --good: #17633a; --good-ground: #e2f3e8; --bad: #992018;
              --bad-ground: #fbe7e4; --late: #7a4b00; --late-ground: #fdf0d5 }
            @media (prefers-color-scheme: dark) { :root { --ground: #171512; --sheet: #211e1a; --ink: #f1ece3;
              --soft: #b6ac9d; --line: #3a352e; --accent: #f0a36f; --good: #8fdcae; --good-ground: #17352342;
              --bad: #f5a29a; --bad-ground: #4a1d1942; --late: #f2c476; --late-ground: #47330f42 } }
            * { box-sizing: border-box }
            body { margin: 0; background: var(--ground); color: var(--ink);
              font: 1.0625rem/1.6 system-ui, sans-serif; overflow-wrap: anywhere }
            main { max-width: 42rem; margin: 0 auto; padding: clamp(.75rem, 4vw, 3rem) clamp(.75rem, 4vw, 1.5rem) }
            .sheet { background: var(--sheet); border: 1px solid var(--line); border-radius: 1.25rem;
              padding: clamp(1.25rem, 5vw, 2.5rem) }
            .head { text-align: center }
            .picture { width: min(15rem, 70%); height: auto; display: block; margin: 0 auto 1.25rem }
            h1 { font-size: clamp(1.5rem, 5vw, 2rem); line-height: 1.2; margin: 0 0 .5rem }
            h2 { font-size: 1rem; margin: 2rem 0 .25rem; color: var(--soft); font-weight: 600 }
            p { margin: 0 0 .5rem }
            .soft { color: var(--soft) }
            .state { display: inline-block; border-radius: 1rem; padding: .2rem .9rem; font-weight: 600;
              margin: 0 0 1rem }
            .good { color: var(--good); background: var(--good-ground) }
            .bad { color: var(--bad); background: var(--bad-ground) }
            .late { color: var(--late); background: var(--late-ground) }
            dl { display: grid; grid-template-columns: minmax(7rem, auto) 1fr; gap: .35rem 1rem; margin: 1.5rem 0 }
            dt { color: var(--soft) } dd { margin: 0 }
            a { color: var(--accent) }
            .links { display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; margin: .5rem 0; list-style: none }
            .links a { display: inline-block; border: 1px solid var(--line); border-radius: .75rem;
              padding: .45rem .9rem; text-decoration: none }
            .links a:hover, .links a:focus-visible { border-color: var(--accent) }
            .address { display: block; border: 1px dashed var(--line); border-radius: .75rem; padding: .5rem .75rem;
              font-family: ui-monospace, monospace; font-size: .875rem }
            label { display: block; font-weight: 600; margin: 1.25rem 0 .35rem }
            textarea, input { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--soft);
              border-radius: .75rem; padding: .6rem .75rem; width: 100% }
            textarea { min-height: 8rem; font-family: ui-monospace, monospace; font-size: .875rem }
            button { font: inherit; font-weight: 600; border: 0; border-radius: .75rem; padding: .65rem 1.5rem;
              margin-top: 1.25rem; background: var(--accent); color: var(--sheet); cursor: pointer }
            footer { text-align: center; margin-top: 1.5rem; color: var(--soft); font-size: .9375rem }
            @media (max-width: 26rem) { dl { grid-template-columns: 1fr; gap: 0 } dd { margin-bottom: .6rem } }
            """;

    private BadgeLook() {}

    /**
     * A page.
     *
     * @param head more of what stands in its head, as HTML
     * @param body what stands in its main part, as HTML
     */
    static String page(Texts texts, String title, String head, String body) {
        return Pages.document(texts, title, head, STYLE, """
                <main>
                %s
                </main>""".formatted(body));
    }

    /** Text inside an attribute's double quotes. */
    static String attribute(String text) {
        return Pages.escaped(text).replace("\"", "&quot;");
    }

    /** What keeps the lines that somebody wrote. */
    static String lines(String text) {
        return Pages.escaped(text).replace("\n", "<br/>");
    }

    /** A day by the clock of the world, for credentials are valid everywhere at the same time. */
    static String day(Instant at, Language language) {
        return Dates.DATE_OF_YEAR.of(at, ZoneOffset.UTC, language);
    }
}
