package org.entrain.core.prompts;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Form.ChoiceField;
import org.entrain.core.chat.Form.TextField;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Option;
import org.entrain.core.communities.Community;
import org.entrain.core.prompts.Prompt.Kind;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** Where a member writes a question for their community. */
final class OwnPromptForm {
    private static final String KIND = "kind";
    private static final String TEXT = "text";
    private static final String ONE = "one";
    private static final String OTHER = "other";
    private static final String LANGUAGE = "language";
    private static final String NAMED = "named";
    private static final String YES = "yes";

    private OwnPromptForm() {}

    /** What somebody wrote, not yet known to make sense. */
    record Written(Prompt prompt, Language language, boolean named) {}

    static Form form(Community community, Texts texts) {
        return new Form(
                Action.of(OwnPromptChat.PROPOSE, community.id()),
                texts.say("add.title"),
                List.of(),
                List.of(
                        new TextField(
                                TEXT,
                                texts.say("add.text"),
                                texts.say("add.text.hint"),
                                false,
                                true,
                                Prompt.LONGEST,
                                ""),
                        new ChoiceField(
                                KIND,
                                texts.say("add.kind"),
                                "",
                                false,
                                false,
                                Arrays.stream(Kind.values())
                                        .map(kind -> new Option(kind.name(), kind.title(texts.language())))
                                        .toList(),
                                List.of(Kind.LIGHT.name())),
                        side(ONE, "add.one", texts),
                        side(OTHER, "add.other", texts),
                        new ChoiceField(
                                LANGUAGE,
                                texts.say("add.language"),
                                "",
                                false,
                                false,
                                Arrays.stream(Language.values())
                                        .map(language ->
                                                new Option(language.name(), texts.say("language." + language.name())))
                                        .toList(),
                                List.of(community.language().name())),
                        new ChoiceField(
                                NAMED,
                                texts.say("add.named"),
                                "",
                                false,
                                false,
                                List.of(
                                        new Option(YES, texts.say("add.named.yes")),
                                        new Option("no", texts.say("add.named.no"))),
                                List.of("no"))),
                texts.say("add.submit"),
                texts.say("cancel"));
    }

    private static TextField side(String id, String key, Texts texts) {
        return new TextField(id, texts.say(key), texts.say("add.side.hint"), true, false, Prompt.LONGEST_SIDE, "");
    }

    /** What is wrong with it, by field; empty where nothing is. */
    static Map<String, String> errors(Interaction.Submission form, Texts texts) {
        var errors = new LinkedHashMap<String, String>();
        String text = value(form, TEXT);
        if (text.codePoints().noneMatch(Character::isLetter)) {
            errors.put(TEXT, texts.say("add.text.empty"));
        } else if (text.length() > Prompt.LONGEST) {
            errors.put(TEXT, texts.say("add.text.long", Prompt.LONGEST, text.length()));
        }
        Optional<Kind> kind = kind(form);
        if (kind.isEmpty()) {
            errors.put(KIND, texts.say("add.kind.missing"));
        } else if (kind.get() == Kind.DEBATE) {
            Stream.of(ONE, OTHER).forEach(side -> {
                if (value(form, side).isEmpty() || value(form, side).length() > Prompt.LONGEST_SIDE) {
                    errors.put(side, texts.say("add.side.missing", Prompt.LONGEST_SIDE));
                }
            });
            if (value(form, ONE).equalsIgnoreCase(value(form, OTHER))) {
                errors.putIfAbsent(OTHER, texts.say("add.side.same"));
            }
        }
        return errors;
    }

    /** That the question is there already, beside its field. */
    static Map<String, String> twice(Texts texts) {
        return Map.of(TEXT, texts.say("add.text.twice"));
    }

    /** Reads a form of which {@link #errors} found nothing wrong. */
    static Written read(Interaction.Submission form, UUID id, String author, Community community) {
        Kind kind = kind(form).orElseThrow();
        boolean named = value(form, NAMED).equals(YES);
        var prompt = new Prompt(
                id.toString(),
                kind,
                value(form, TEXT),
                kind == Kind.DEBATE ? List.of(value(form, ONE), value(form, OTHER)) : List.of(),
                named ? Optional.of(author) : Optional.empty());
        Language language = Arrays.stream(Language.values())
                .filter(one -> one.name().equals(value(form, LANGUAGE).toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(community.language());
        return new Written(prompt, language, named);
    }

    private static Optional<Kind> kind(Interaction.Submission form) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(value(form, KIND)))
                .findFirst();
    }

    private static String value(Interaction.Submission form, String field) {
        return form.value(field).replace("\0", "").strip().replaceAll("\\s+", " ");
    }
}
