package org.entrain.core.communities;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Buttons;
import org.entrain.core.chat.Button;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Words;
import org.entrain.core.communities.Channel.Trouble;
import org.entrain.core.communities.Communities.Listed;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.people.Person;
import org.entrain.core.text.Language;
import org.entrain.core.text.Texts;

/** How communities look. */
final class CommunityCards {
    private CommunityCards() {}

    /**
     * All that somebody sees of a community.
     *
     * @param leads by name
     * @param crew by name
     * @param role what they count as in it; empty for no member
     * @param belongs whether they are a member
     */
    record View(
            Community community,
            List<String> leads,
            List<String> crew,
            int members,
            List<Channel> homes,
            Optional<Role> role,
            boolean belongs) {}

    static Message card(View view, Place where, Texts texts) {
        Community community = view.community();
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(community.name()));
        blocks.add(new Block.Text(texts.words("purpose", community.purpose())));
        blocks.add(new Block.Facts(facts(view, where, texts)));
        if (community.isArchived()) {
            blocks.add(new Block.Note(texts.words("show.archived")));
        } else {
            blocks.add(new Buttons(buttons(view, texts)));
        }
        return Message.of(blocks);
    }

    private static List<Block.Fact> facts(View view, Place where, Texts texts) {
        Community community = view.community();
        var facts = new ArrayList<Block.Fact>();
        facts.add(new Block.Fact(texts.say("kind"), texts.say("kind." + community.kind())));
        facts.add(new Block.Fact(texts.say("lead"), view.leads().isEmpty() ? "–" : String.join(", ", view.leads())));
        if (!view.crew().isEmpty()) {
            facts.add(new Block.Fact(texts.say("crew"), String.join(", ", view.crew())));
        }
        facts.add(new Block.Fact(texts.say("members"), texts.say("members.count", view.members())));
        if (!view.homes().isEmpty()) {
            facts.add(new Block.Fact(
                    texts.say("homes"),
                    view.homes().stream()
                            .map(home -> named(home, home.nameAt(where), texts))
                            .collect(Collectors.joining(", "))));
        }
        facts.add(new Block.Fact(texts.say("entry"), texts.say("entry." + community.entry())));
        facts.add(new Block.Fact(texts.say("language"), texts.say("charter.language." + community.language())));
        facts.add(new Block.Fact(texts.say("zone"), community.zone().getId()));
        return facts;
    }

    private static String named(Channel home, Optional<String> name, Texts texts) {
        String platform = CharterForm.shown(home.place().workspace().platform());
        String what = name.orElseGet(() -> texts.say(home.isPrivate() ? "channel.private" : "channel.unnamed"));
        return "%s (%s)".formatted(what, platform);
    }

    private static List<Button> buttons(View view, Texts texts) {
        var id = view.community().id();
        var buttons = new ArrayList<Button>();
        if (view.belongs()) {
            buttons.add(Button.of(texts.say("leave.button"), Action.of(JoinChat.LEAVE, id)));
        } else {
            buttons.add(Button.primary(texts.say("join.button"), Action.of(JoinChat.JOIN, id)));
        }
        if (is(view, Role.CREW)) {
            buttons.add(Button.opening(texts.say("invite.title"), Action.of(JoinChat.INVITE, id)));
        }
        if (is(view, Role.LEAD)) {
            buttons.add(Button.opening(texts.say("edit.title"), Action.of(CharterChat.EDIT, id)));
        }
        return buttons;
    }

    private static boolean is(View view, Role role) {
        return view.role().filter(had -> had.compareTo(role) >= 0).isPresent();
    }

    /**
     * Communities in a list.
     *
     * @param more what shows those that did not fit; empty where all did
     */
    static Message list(List<Listed> listed, Optional<Action> more, Texts texts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(texts.say("list.title")));
        listed.forEach(one -> blocks.add(new Block.Text(line(one, texts))));
        more.ifPresent(action -> blocks.add(Buttons.of(Button.of(texts.say("list.more"), action))));
        blocks.add(new Block.Note(texts.words("list.note")));
        return Message.of(blocks);
    }

    private static Words line(Listed one, Texts texts) {
        Community community = one.community();
        return texts.words(
                one.mine() ? "list.mine" : "list.other",
                community.name(),
                texts.say("kind." + community.kind()),
                texts.say("members.count", one.members()),
                community.purpose());
    }

    /** To somebody who was given a role. */
    static Message appointed(Community community, Role role, Person by, Language language) {
        Texts texts = Texts.of(CommunityCards.class, language);
        return Message.of(
                new Block.Text(texts.words(
                        role == Role.LEAD ? "appointed.lead" : "appointed.crew", by.name(), community.name())),
                new Block.Text(texts.words("purpose", community.purpose())));
    }

    /** To who leads a community: nothing can be said in its home, and what to do. */
    static Message trouble(Community community, Channel home, Language language) {
        Texts texts = Texts.of(CommunityCards.class, language);
        boolean isOpen = home.open().orElse(false);
        String channel = named(home, home.name().filter(name -> isOpen), texts);
        return Message.of(texts.words(
                home.trouble().equals(Optional.of(Trouble.CLOSED)) ? "trouble.closed" : "trouble.bot-out",
                channel,
                community.name()));
    }
}
