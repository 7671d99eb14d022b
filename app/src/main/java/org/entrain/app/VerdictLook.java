package org.entrain.app;

import org.entrain.core.credentials.Verdict;
import org.entrain.core.text.Texts;

/** What came out, in a sentence, and what a badge of ours says. */
final class VerdictLook {
    private VerdictLook() {}

    static String of(Verdict verdict, Texts texts) {
        return switch (verdict) {
            case Verdict.Valid valid -> said("good", texts.say("verdict.valid")) + facts(valid.facts(), texts);
            case Verdict.Lapsed lapsed -> said("late", texts.say("verdict.lapsed")) + facts(lapsed.facts(), texts);
            case Verdict.Revoked revoked -> said("bad", texts.say("verdict.revoked")) + facts(revoked.facts(), texts);
            case Verdict.Tampered tampered -> said("bad", texts.say("verdict.tampered"));
            case Verdict.NotOurs others -> said("late", texts.say("verdict.not-ours"));
            case Verdict.Empty empty -> said("late", texts.say("verdict.empty"));
            case Verdict.TooLarge large -> said("late", texts.say("verdict.too-large"));
            case Verdict.NoCredential none -> said("late", texts.say("verdict.no-credential"));
            case Verdict.Compressed compressed -> said("late", texts.say("verdict.compressed"));
            case Verdict.Script script -> said("bad", texts.say("verdict.script"));
        };
    }

    private static String said(String look, String sentence) {
        return "<p class=\"state %s\" role=\"status\">%s</p>\n".formatted(look, Pages.escaped(sentence));
    }

    private static String facts(Verdict.Facts facts, Texts texts) {
        String until = facts.validUntil()
                .map(at -> fact(texts.say("until"), BadgeLook.day(at, texts.language())))
                .orElse("");
        return "<dl>\n"
                + fact(texts.say("badge"), facts.name())
                + fact(texts.say("issuer"), facts.issuer())
                + fact(texts.say("since"), BadgeLook.day(facts.validFrom(), texts.language()))
                + until
                + "</dl>\n";
    }

    private static String fact(String key, String value) {
        return "<dt>%s</dt><dd>%s</dd>\n".formatted(Pages.escaped(key), Pages.escaped(value));
    }
}
