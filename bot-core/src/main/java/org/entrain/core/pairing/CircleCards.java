package org.entrain.core.pairing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Platform;
import org.entrain.core.chat.Words;
import org.entrain.core.chat.Workspace;
import org.entrain.core.text.Dates;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** What people who were brought together read: each in private, or all of them in a conversation of their own. */
final class CircleCards {
    private static final int QUESTIONS = 8;
    private static final int REASONS = 2;

    private CircleCards() {}

    /**
     * A group as its members are told of it.
     *
     * @param community its name
     * @param people its members whom there is a way to
     * @param until the last day of the round
     */
    record Shown(
            Programme programme,
            String community,
            Circle circle,
            List<Contact> people,
            Map<UUID, Skills.Of> skills,
            LocalDate until) {
        Shown {
            people = List.copyOf(people);
            skills = Map.copyOf(skills);
        }

        List<Contact> others(UUID reader) {
            return people.stream().filter(one -> !one.id().equals(reader)).toList();
        }

        Optional<Contact> member(UUID person) {
            return people.stream().filter(one -> one.id().equals(person)).findFirst();
        }
    }

    /** To all of them in their conversation; in each language that one of them reads, the community's first. */
    static Message together(Shown shown, Workspace workspace, Language first) {
        var blocks = new ArrayList<Block>();
        for (Language language : languages(shown, first)) {
            Texts texts = texts(language);
            if (!blocks.isEmpty()) {
                blocks.add(new Block.Divider());
            }
            blocks.add(new Block.Heading(texts.say("title." + shown.programme().kind())));
            blocks.add(new Block.Text(naming(
                    "hello.together",
                    shown.people(),
                    workspace,
                    texts,
                    shown.community(),
                    day(shown.until(), language))));
            blocks.addAll(reasons(shown, Optional.empty(), texts));
            room(shown, texts).ifPresent(blocks::add);
        }
        return Message.of(blocks);
    }

    private static List<Language> languages(Shown shown, Language first) {
        List<Language> read =
                shown.people().stream().map(Contact::language).distinct().toList();
        return Stream.concat(Stream.of(first), Stream.of(Language.values()))
                .distinct()
                .filter(read::contains)
                .toList();
    }

    /** To one of them in private: who the others are, why, and how they meet. */
    static Message alone(Shown shown, Contact reader, Language language) {
        Texts texts = texts(language);
        Workspace here = reader.first().workspace();
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("title." + shown.programme().kind())));
        blocks.add(new Block.Text(naming(
                "hello.alone",
                shown.others(reader.id()),
                here,
                texts,
                shown.community(),
                day(shown.until(), language))));
        blocks.addAll(reasons(shown, Optional.of(reader.id()), texts));
        blocks.addAll(way(shown, reader, texts));
        room(shown, texts).ifPresent(blocks::add);
        return Message.of(blocks);
    }

    private static List<Block> reasons(Shown shown, Optional<UUID> reader, Texts texts) {
        return List.of(
                new Block.Text(Words.plain(why(shown, reader, texts))),
                new Block.Text(Words.lines(beginning(shown, texts))));
    }

    /** A question for a coffee; an agenda where something is to come of it. */
    private static List<Words> beginning(Shown shown, Texts texts) {
        int number = 1 + Math.floorMod(shown.circle().id().hashCode(), QUESTIONS);
        return switch (shown.programme().kind()) {
            case COFFEE -> List.of(texts.words("begin.COFFEE", texts.say("question." + number)));
            case PEER -> lines("begin.PEER", "agenda.peer.", 3, texts);
            case MENTORING -> lines("begin.MENTORING", "agenda.mentoring.", 4, texts);
        };
    }

    private static List<Words> lines(String title, String prefix, int count, Texts texts) {
        return Stream.concat(
                        Stream.of(texts.words(title)),
                        IntStream.rangeClosed(1, count).mapToObj(i -> texts.words(prefix + i)))
                .toList();
    }

    /** Why they were matched, in one sentence. */
    static String why(Shown shown, Optional<UUID> reader, Texts texts) {
        List<String> reasons = shown.circle().why().stream()
                .flatMap(wish -> reason(wish, shown, reader, texts).stream())
                .limit(REASONS)
                .toList();
        String sentence = switch (reasons.size()) {
            case 0 -> texts.say("why.unknown");
            case 1 -> texts.say("why.one", reasons.getFirst());
            default -> texts.say("why.two", reasons.getFirst(), reasons.getLast());
        };
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    private static Optional<String> reason(Wish wish, Shown shown, Optional<UUID> reader, Texts texts) {
        return switch (wish) {
            case SKILLS -> skill(shown, reader, texts);
            case WISHED -> Optional.of(texts.say("why.wished"));
            case DEPARTMENT -> Optional.of(texts.say("why.department"));
            case SITE -> Optional.of(texts.say("why.site"));
            case LEVEL -> Optional.of(texts.say("why.level"));
            case LANGUAGE, HOURS -> Optional.empty();
        };
    }

    /** The first who can teach another something; for a reader, what concerns them before what does not. */
    private static Optional<String> skill(Shown shown, Optional<UUID> reader, Texts texts) {
        var first = new ArrayList<String>();
        var then = new ArrayList<String>();
        for (Contact teacher : shown.people()) {
            for (Contact learner : shown.others(teacher.id())) {
                skills(shown, teacher).forWho(skills(shown, learner)).ifPresent(skill -> {
                    if (reader.filter(teacher.id()::equals).isPresent()) {
                        first.add(texts.say("why.you-teach", learner.name(), skill));
                    } else if (reader.filter(learner.id()::equals).isPresent()) {
                        first.add(texts.say("why.you-learn", teacher.name(), skill));
                    } else {
                        then.add(texts.say("why.teaches", teacher.name(), learner.name(), skill));
                    }
                });
            }
        }
        return Stream.concat(first.stream(), then.stream()).findFirst();
    }

    private static Skills.Of skills(Shown shown, Contact person) {
        return shown.skills().getOrDefault(person.id(), Skills.Of.NONE);
    }

    /** A chat with those who are where the reader is; the others' names, and where they are. */
    private static List<Block> way(Shown shown, Contact reader, Texts texts) {
        Workspace here = reader.first().workspace();
        List<Contact> others = shown.others(reader.id());
        List<Block.Partner> near =
                others.stream().flatMap(one -> one.partnerIn(here).stream()).toList();
        var blocks = new ArrayList<Block>();
        if (!near.isEmpty()) {
            blocks.add(new Block.Chat(texts.say("chat"), near));
        }
        others.stream()
                .filter(one -> one.in(here).isEmpty())
                .forEach(one -> blocks.add(far(one, shown, reader, texts)));
        if (near.size() < others.size()) {
            blocks.add(new Block.Text(texts.words("far.how")));
        }
        return blocks;
    }

    private static Block far(Contact other, Shown shown, Contact reader, Texts texts) {
        String where = named(other.first().workspace().platform());
        boolean sameProduct = other.first()
                .workspace()
                .platform()
                .equals(reader.first().workspace().platform());
        String place = sameProduct ? texts.say("far.elsewhere", where) : where;
        return new Block.Text(other.email()
                .filter(email -> shown.programme().terms().showsEmail())
                .map(email -> texts.words("far.email", other.name(), place, email))
                .orElseGet(() -> texts.words("far.name", other.name(), place)));
    }

    /** A platform's name as people write it. */
    private static String named(Platform platform) {
        return platform.name().substring(0, 1).toUpperCase(Locale.ROOT)
                + platform.name().substring(1);
    }

    private static Optional<Block> room(Shown shown, Texts texts) {
        return shown.programme().terms().room().map(at -> Block.Links.of(new Block.Link(texts.say("room"), at)));
    }

    /** The text of {@code key}, with people's names in its first place: as mentions where they are in the workspace. */
    private static Words naming(
            String key, List<Contact> people, Workspace workspace, Texts texts, Object... arguments) {
        var place = new Words.Plain("");
        Object[] all = Stream.concat(Stream.of(place), Stream.of(arguments)).toArray();
        return new Words(texts.words(key, all).spans().stream()
                .flatMap(span -> span == place ? names(people, workspace, texts).stream() : Stream.of(span))
                .toList());
    }

    private static List<Words.Span> names(List<Contact> people, Workspace workspace, Texts texts) {
        var names = new ArrayList<Words.Span>();
        for (Contact one : people) {
            if (!names.isEmpty()) {
                boolean isLast = one.equals(people.getLast());
                names.add(new Words.Plain(isLast ? " " + texts.say("and") + " " : ", "));
            }
            names.add(one.mention(workspace));
        }
        return names;
    }

    /** The names, with commas between them and an "and" before the last. */
    static String listed(List<Contact> people, Texts texts) {
        List<String> names = people.stream().map(Contact::name).toList();
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " " + texts.say("and") + " "
                        + names.getLast();
    }

    /** Whether they met: to all of them in their conversation, or to one of them. */
    static Message ask(Shown shown, Ask what, Optional<UUID> reader, Language language) {
        Texts texts = texts(language);
        UUID circle = shown.circle().id();
        return Message.of(
                new Block.Text(reader.map(one -> texts.words("ask.alone." + what, listed(shown.others(one), texts)))
                        .orElseGet(() -> texts.words("ask.together." + what))),
                Buttons.of(
                        Button.primary(texts.say("answer.yes"), answer(circle, what, Answer.YES)),
                        Button.of(texts.say("answer.not-yet"), answer(circle, what, Answer.NOT_YET)),
                        Button.of(texts.say("answer.no"), answer(circle, what, Answer.NO))));
    }

    /** Whether a mentor and a mentee suit each other: to one of them, who alone sees it. */
    static Message fit(Shown shown, UUID reader, Language language) {
        Texts texts = texts(language);
        UUID circle = shown.circle().id();
        return Message.of(
                new Block.Text(texts.words("fit.ask", listed(shown.others(reader), texts))),
                Buttons.of(
                        Button.primary(texts.say("fit.yes"), answer(circle, Ask.FIT, Answer.YES)),
                        Button.of(texts.say("fit.no"), answer(circle, Ask.FIT, Answer.NO))),
                new Block.Note(texts.words("fit.note")));
    }

    private static Action answer(UUID circle, Ask what, Answer answer) {
        return Action.of(MeetingChat.ANSWER, circle, what, answer);
    }

    /** Not yet: how to find a time. */
    static Message findTime(Shown shown, Contact reader, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Text(texts.words("answered.not-yet", listed(shown.others(reader.id()), texts))));
        if (shown.circle().together().isEmpty()) {
            blocks.addAll(way(shown, reader, texts));
        }
        return Message.of(blocks);
    }

    /** A day in words. */
    static String day(LocalDate day, Language language) {
        return Dates.DAY.of(day, language);
    }

    private static Texts texts(Language language) {
        return Texts.of(CircleCards.class, language);
    }
}
