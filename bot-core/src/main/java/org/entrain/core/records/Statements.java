package org.entrain.core.records;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrain.core.activity.Detail;
import org.entrain.core.activity.Fact;
import org.entrain.core.bank.Version;
import org.entrain.core.records.Statement.Activity;
import org.entrain.core.records.Statement.Agent;
import org.entrain.core.records.Statement.Context;
import org.entrain.core.records.Statement.Definition;
import org.entrain.core.records.Statement.Reference;
import org.entrain.core.records.Statement.Result;
import org.entrain.core.records.Statement.Score;
import org.entrain.core.records.Statement.Surroundings;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** Puts what happened into statements. Nothing in one says who a person is: they are a name that means nothing elsewhere. */
final class Statements {
    private static final String GROUP = "http://activitystrea.ms/schema/1.0/group";
    /** Who says that another statement is not true any more. */
    private static final String ENTRAIN = "entrain";

    private final URI publicUrl;

    /**
     * Statements of this program.
     *
     * @param publicUrl what the ids of activities begin with, so that no other program has them
     */
    Statements(URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    Statement of(Entry entry) {
        return entry.voids().map(voided -> voiding(entry, voided)).orElseGet(() -> saying(entry));
    }

    /** Neither platform nor revision may stand where the object is no activity. */
    private Statement voiding(Entry entry, UUID voided) {
        return new Statement(
                entry.id(),
                Agent.of(publicUrl, ENTRAIN),
                verb(Kind.Verb.VOIDED),
                Reference.to(voided),
                Optional.empty(),
                Optional.empty(),
                entry.at());
    }

    private Statement saying(Entry entry) {
        return new Statement(
                entry.id(),
                Agent.of(publicUrl, entry.actor().toString()),
                verb(entry.kind().verb(entry.detail().flatMap(Detail::passed))),
                entry.question().map(this::question).orElseGet(() -> thing(entry)),
                result(entry),
                Optional.of(context(entry)),
                entry.at());
    }

    private static Statement.Verb verb(Kind.Verb verb) {
        return new Statement.Verb(
                verb.id(),
                Stream.of(Language.values())
                        .collect(Collectors.toMap(
                                Language::code,
                                language -> Texts.of(Statements.class, language).say("verb." + verb))));
    }

    /** What was asked in one version of a question is something of its own: its right answer may be another. */
    private Activity question(Version version) {
        return Activity.of(
                id("questions", version.question() + "/" + version.number()), Interactions.definition(version));
    }

    private Activity thing(Entry entry) {
        Detail detail = entry.detail().orElseThrow();
        return Activity.of(
                id("things", detail.thing().toString()),
                Definition.of(entry.kind().type(), names(detail.names())).on(detail.page()));
    }

    private static Optional<Result> result(Entry entry) {
        return switch (entry.kind()) {
            case QUIZ_ANSWERED, LESSON_ANSWERED -> Optional.of(answer(entry));
            case QUIZ_COMPLETED, QUIZ_JUDGED ->
                Optional.of(new Result(
                        score(entry.detail().map(Detail::share).orElseGet(OptionalDouble::empty)),
                        entry.detail().flatMap(Detail::passed),
                        Optional.of(true),
                        Optional.empty()));
            case LESSON_EXPERIENCED, PATH_COMPLETED ->
                Optional.of(new Result(Optional.empty(), Optional.empty(), Optional.of(true), Optional.empty()));
            case BADGE_EARNED, RESOURCE_SHARED, VOIDED -> Optional.empty();
        };
    }

    private static Result answer(Entry entry) {
        Fact.Outcome outcome = entry.outcome().orElse(Fact.Outcome.UNMARKED);
        OptionalDouble share = switch (outcome) {
            case RIGHT, RIGHT_WITH_HELP -> OptionalDouble.of(1);
            case WRONG -> OptionalDouble.of(0);
            case PARTLY -> entry.detail().map(Detail::share).orElseGet(OptionalDouble::empty);
            case UNMARKED -> OptionalDouble.empty();
        };
        Optional<Boolean> success = switch (outcome) {
            case RIGHT, RIGHT_WITH_HELP -> Optional.of(true);
            case PARTLY, WRONG -> Optional.of(false);
            case UNMARKED -> Optional.empty();
        };
        return new Result(
                score(share),
                success,
                Optional.of(true),
                entry.detail().flatMap(Detail::response).flatMap(Interactions::response));
    }

    private static Optional<Score> score(OptionalDouble share) {
        return share.stream().mapToObj(Score::new).findFirst();
    }

    private Context context(Entry entry) {
        Entry.Group group = entry.group();
        Activity community = Activity.of(
                id("communities", group.id().toString()),
                Definition.of(GROUP, Map.of(group.language().code(), group.name())));
        return new Context(
                entry.kind().isOfQuiz() ? Optional.of(entry.subject()) : Optional.empty(),
                new Surroundings(
                        entry.kind() == Kind.QUIZ_ANSWERED
                                ? entry.detail().map(this::quiz).stream().toList()
                                : List.of(),
                        List.of(community)),
                entry.platform().map(Statements::capitalised));
    }

    private Activity quiz(Detail detail) {
        return Activity.of(
                id("things", detail.thing().toString()),
                Definition.of(Kind.QUIZ_COMPLETED.type(), names(detail.names())));
    }

    private static Map<String, String> names(Map<Language, String> names) {
        return names.entrySet().stream()
                .collect(Collectors.toMap(name -> name.getKey().code(), Map.Entry::getValue));
    }

    private static String capitalised(String platform) {
        return platform.substring(0, 1).toUpperCase(Language.EN.locale()) + platform.substring(1);
    }

    private URI id(String kind, String name) {
        return URI.create(publicUrl + "/activities/" + kind + "/" + name);
    }
}
