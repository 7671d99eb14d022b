package org.entrain.core.communities;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Platform;
import org.entrain.core.communities.Community.Kind;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.people.People;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** The form in which somebody says what a community is to be: its fields, with what stands there at first. */
final class CharterForm {
    static final String NAME = "name";
    static final String KIND = "kind";
    static final String PURPOSE = "purpose";
    static final String LEAD = "lead";
    static final String CREW = "crew";
    static final String LANGUAGE = "language";
    static final String ZONE = "zone";
    static final String ENTRY = "entry";

    static final int LONGEST_NAME = 80;
    static final int LONGEST_PURPOSE = 200;
    private static final int LONGEST_ZONE = 60;
    /** What both platforms show in one list. */
    private static final int CHANNELS_OFFERED = 90;

    private final People people;
    private final Members members;
    private final Channels channels;
    private final Homes homes;

    CharterForm(People people, Members members, Channels channels, Homes homes) {
        this.people = people;
        this.members = members;
        this.channels = channels;
        this.homes = homes;
    }

    /** The form of a community that is not there yet. */
    Form empty(Turn turn, Action onSubmit) {
        return form(turn, onSubmit, "create.", Optional.empty());
    }

    /** The form of a community as it is. */
    Form of(Turn turn, Action onSubmit, Community community) {
        return form(turn, onSubmit, "edit.", Optional.of(community));
    }

    private Form form(Turn turn, Action onSubmit, String what, Optional<Community> community) {
        Texts texts = turn.texts(CharterForm.class);
        return new Form(
                onSubmit,
                texts.say(what + "title"),
                List.of(new Block.Text(texts.words("charter.homes"))),
                fields(turn, community, texts),
                texts.say(what + "submit"),
                texts.say("charter.cancel"));
    }

    private List<Form.Field> fields(Turn turn, Optional<Community> community, Texts texts) {
        var fields = new ArrayList<Form.Field>();
        fields.add(
                text(NAME, texts, LONGEST_NAME, community.map(Community::name).orElse("")));
        fields.add(choice(
                KIND, Kind.values(), texts, community.map(Community::kind).orElse(Kind.LEARNING)));
        fields.add(text(
                PURPOSE,
                texts,
                LONGEST_PURPOSE,
                community.map(Community::purpose).orElse("")));
        fields.add(person(LEAD, false, texts, accounts(turn, community, Role.LEAD)));
        fields.add(person(CREW, true, texts, accounts(turn, community, Role.CREW)));
        channels.platforms(turn.tx(), turn.person().organisationId())
                .forEach(platform -> home(turn, community, platform, texts).ifPresent(fields::add));
        fields.add(choice(
                LANGUAGE,
                Language.values(),
                texts,
                community.map(Community::language).orElse(turn.language())));
        fields.add(text(
                ZONE,
                texts,
                LONGEST_ZONE,
                community
                        .map(Community::zone)
                        .or(turn.person()::zone)
                        .map(Object::toString)
                        .orElse("")));
        fields.add(choice(
                ENTRY, Entry.values(), texts, community.map(Community::entry).orElse(Entry.OPEN)));
        return fields;
    }

    private static Form.Field text(String id, Texts texts, int longest, String initial) {
        String key = "charter." + id;
        return new Form.TextField(id, texts.say(key), texts.say(key + ".hint"), false, false, longest, initial);
    }

    private static <E extends Enum<E>> Form.Field choice(String id, E[] values, Texts texts, E initial) {
        String key = "charter." + id;
        List<Option> options = Arrays.stream(values)
                .map(value -> new Option(value.name(), texts.say(key + "." + value.name())))
                .toList();
        return new Form.ChoiceField(id, texts.say(key), "", false, false, options, List.of(initial.name()));
    }

    private static Form.Field person(String id, boolean many, Texts texts, List<Account> initial) {
        String key = "charter." + id;
        return new Form.PersonField(id, texts.say(key), texts.say(key + ".hint"), true, many, initial);
    }

    private List<Account> accounts(Turn turn, Optional<Community> community, Role role) {
        return community.stream()
                .flatMap(one -> members.inRole(turn.tx(), one.id(), role).stream())
                .flatMap(person -> people.accounts(turn.tx(), person).stream())
                .toList();
    }

    private Optional<Form.Field> home(Turn turn, Optional<Community> community, Platform platform, Texts texts) {
        List<Channel> offered = offered(turn, community, platform);
        List<Option> options = offered.stream()
                .map(channel -> new Option(value(channel), label(channel, turn, texts)))
                .toList();
        List<String> initial = community
                .map(one -> channels.homes(turn.tx(), one.id()).stream())
                .orElseGet(() -> here(turn).stream())
                .filter(offered::contains)
                .map(CharterForm::value)
                .toList();
        return options.isEmpty()
                ? Optional.empty()
                : Optional.of(new Form.ChoiceField(
                        field(platform),
                        texts.say("charter.home", shown(platform)),
                        texts.say("charter.home.hint"),
                        true,
                        community.isPresent(),
                        options,
                        initial));
    }

    /**
     * The channels of a platform that a community can live in: where it lives now, those that all may see, and the one
     * in which this is said, whose people know it anyway.
     */
    List<Channel> offered(Turn turn, Optional<Community> community, Platform platform) {
        var offered = new LinkedHashMap<String, Channel>();
        community.stream()
                .flatMap(one -> channels.homes(turn.tx(), one.id()).stream())
                .forEach(channel -> offered.putIfAbsent(value(channel), channel));
        here(turn).ifPresent(channel -> offered.putIfAbsent(value(channel), channel));
        channels.free(turn.tx(), turn.person().organisationId(), CHANNELS_OFFERED)
                .forEach(channel -> offered.putIfAbsent(value(channel), channel));
        return offered.values().stream()
                .filter(channel -> channel.place().workspace().platform().equals(platform))
                .limit(CHANNELS_OFFERED)
                .toList();
    }

    private Optional<Channel> here(Turn turn) {
        boolean isFree = turn.place().isShared()
                && channels.isOf(
                        turn.tx(), turn.person().organisationId(), turn.place().workspace())
                && homes.communityAt(turn.tx(), turn.place()).isEmpty();
        return isFree ? Optional.of(channels.of(turn.tx(), turn.place())) : Optional.empty();
    }

    /** The field that asks for the home on a platform. */
    static String field(Platform platform) {
        return "home-" + platform.name();
    }

    /** A channel as the value of a form. */
    static String value(Channel channel) {
        return channel.place().workspace().id() + " " + channel.place().channel();
    }

    private static String label(Channel channel, Turn turn, Texts texts) {
        return channel.nameAt(turn.place())
                .orElseGet(() -> texts.say(channel.isAt(turn.place()) ? "channel.here" : "channel.private"));
    }

    /** A platform's name as people write it. */
    static String shown(Platform platform) {
        return platform.name().substring(0, 1).toUpperCase(Locale.ROOT)
                + platform.name().substring(1);
    }

    /** The people whom the form showed in a role: those with an account where it was shown. */
    List<UUID> shownIn(Turn turn, Community community, Role role) {
        return members.inRole(turn.tx(), community.id(), role).stream()
                .filter(person -> people.accounts(turn.tx(), person).stream()
                        .anyMatch(account ->
                                account.workspace().equals(turn.interaction().workspace())))
                .toList();
    }
}
