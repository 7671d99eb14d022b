package org.entrain.core.digest;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.entrain.core.chat.Action;
import org.entrain.core.insights.Finding;
import org.entrain.core.insights.Told;
import org.entrain.core.text.Texts;

/** Something that a reader can have done by one press: the crew does it, a manager suggests it to them. */
sealed interface Proposal {
    /** Where it is done. */
    UUID community();

    /** What it is called where it is kept. */
    String name();

    /** The shaky questions are asked once more, on a Wednesday. */
    record AskAgain(UUID community, List<UUID> questions) implements Proposal {
        /** More would be a quiz of its own. */
        private static final int MOST = 3;

        public AskAgain {
            questions = questions.stream().limit(MOST).toList();
        }

        @Override
        public String name() {
            return "ASK_AGAIN";
        }
    }

    /** Whoever did nothing of late is invited, in private. */
    record Invite(UUID community) implements Proposal {
        @Override
        public String name() {
            return "INVITE";
        }
    }

    /** All are told that something went well. */
    record Praise(UUID community, String topic) implements Proposal {
        private static final int LONGEST = 40;

        public Praise {
            topic = topic.replaceAll("\\s+", " ").strip();
            topic = topic.length() > LONGEST ? topic.substring(0, LONGEST - 1).strip() + "…" : topic;
        }

        @Override
        public String name() {
            return "PRAISE";
        }
    }

    /** The action that means it. */
    default Action as(String action) {
        Stream<Object> more = switch (this) {
            case AskAgain it -> it.questions().stream().map(question -> question);
            case Invite _ -> Stream.empty();
            case Praise it -> Stream.of(it.topic());
        };
        return Action.of(
                action, Stream.concat(Stream.of(name(), community()), more).toArray());
    }

    /** Reads what {@link #as} wrote; empty where it means something that is not done any more. */
    static Optional<Proposal> read(Action action) {
        UUID community = action.uuid(1);
        return switch (action.text(0)) {
            case "ASK_AGAIN" ->
                Optional.of(new AskAgain(
                        community,
                        Stream.iterate(2, i -> i < action.arguments().size(), i -> i + 1)
                                .map(action::uuid)
                                .toList()));
            case "INVITE" -> Optional.of(new Invite(community));
            case "PRAISE" -> Optional.of(new Praise(community, action.text(2)));
            default -> Optional.empty();
        };
    }

    /** What a button of it says. */
    default String label(Texts texts) {
        return switch (this) {
            case AskAgain it -> texts.say("do.ASK_AGAIN", it.questions().size());
            case Invite _ -> texts.say("do.INVITE");
            case Praise it -> texts.say("do.PRAISE", it.topic());
        };
    }

    /**
     * What these figures ask for, at most one of each.
     *
     * @param home where people can be invited to
     */
    static List<Proposal> of(Told told, Optional<UUID> home) {
        return Stream.of(
                        again(told),
                        praise(told),
                        home.filter(community -> isQuiet(told)).<Proposal>map(Invite::new))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Proposal> again(Told told) {
        List<Finding.Shaky> shaky = told.all(Finding.Shaky.class).stream()
                .filter(Sentences::isShaky)
                .sorted(Comparator.comparing((Finding.Shaky one) -> !one.matters())
                        .thenComparing(one -> one.now().tenths()))
                .toList();
        return shaky.stream()
                .findFirst()
                .map(worst -> new AskAgain(
                        worst.community(),
                        shaky.stream()
                                .filter(one -> one.community().equals(worst.community()))
                                .map(Finding.Shaky::question)
                                .distinct()
                                .toList()));
    }

    private static Optional<Proposal> praise(Told told) {
        return told.ofGroup().stream()
                .filter(Sentences::isGain)
                .max(Comparator.comparing(one -> one.now().tenths()))
                .map(best -> switch (best) {
                    case Finding.Uplift it -> new Praise(it.community(), it.topic());
                    case Finding.Proven it -> new Praise(it.community(), it.topic());
                    case Finding.Shaky it -> new Praise(it.community(), it.text());
                    case Finding.Lively it -> throw new IllegalStateException("Nothing is learned by " + it);
                });
    }

    private static boolean isQuiet(Told told) {
        return told.all(Finding.Lively.class).stream().anyMatch(one -> one.now().tenths() <= 5)
                || told.all(Finding.Participation.class).stream().anyMatch(one -> 2 * one.active() < one.members());
    }
}
