package org.entrain.core.bot;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.activity.Activity;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Action;
import org.entrain.core.chat.Door;
import org.entrain.core.chat.Form;
import org.entrain.core.chat.Interaction;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Profile;
import org.entrain.core.chat.Reply;
import org.entrain.core.chat.SharedFile;

/** Somebody in a place, who says, presses and submits through the bot's front door. */
public record Visitor(World world, Door door, Account account, Optional<Locale> locale, Place place) {
    /** The same person somewhere else. */
    public Visitor in(Place other) {
        return new Visitor(world, door, account, locale, other);
    }

    /** The same person, served by another node. */
    public Visitor at(Door other) {
        return new Visitor(world, other, account, locale, place);
    }

    /** The same person, whose platform does not tell their language this time. */
    public Visitor withoutLocale() {
        return new Visitor(world, door, account, Optional.empty(), place);
    }

    /** Who they are to Entrain, which has met them. */
    public UUID person() {
        return world.database()
                .inTransaction(tx -> World.people(new Activity(List.of()))
                        .find(tx, account)
                        .orElseThrow()
                        .id());
    }

    /** What the platform tells of them. */
    public Profile profile() {
        String name = account.id().substring(0, 1).toUpperCase(Locale.ROOT)
                + account.id().substring(1);
        return new Profile(account, name, locale, Optional.empty(), Optional.empty(), Profile.Standing.FULL, "");
    }

    /** Says something to the bot. */
    public Reply says(String words) {
        return delivers(world.newDelivery(), words);
    }

    /** Says something in a delivery of this id. */
    public Reply delivers(String delivery, String words) {
        return door.handle(new Interaction.Command(delivery, profile(), place, words, List.of(), world.now()));
    }

    /** Hands a file over. */
    public Reply hands(String name, String content) {
        return hands(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Hands a file over. */
    public Reply hands(String name, byte[] content) {
        return door.handle(new Interaction.Command(
                world.newDelivery(), profile(), place, "", List.of(new SharedFile(name, content)), world.now()));
    }

    /** Hands several files over at once, with words beside them. */
    public Reply hands(String words, Map<String, String> files) {
        List<SharedFile> shared = files.entrySet().stream()
                .map(file -> new SharedFile(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8)))
                .toList();
        return door.handle(new Interaction.Command(world.newDelivery(), profile(), place, words, shared, world.now()));
    }

    /** Presses the button of this label, or chooses the option of this label. */
    public Reply presses(String label, Message message) {
        return presses(Shown.action(message, label));
    }

    /** Presses the button of this label in what the bot replied. */
    public Reply presses(String label, Reply reply) {
        return presses(label, Shown.message(reply));
    }

    /** Presses a button of this meaning, whether there is one or not. */
    public Reply presses(Action action) {
        return door.handle(new Interaction.Press(world.newDelivery(), profile(), place, action, world.now()));
    }

    /** Sends a form with these values. */
    public Reply submits(Reply opened, Map<String, List<String>> values) {
        return submits(Shown.form(opened).onSubmit(), values);
    }

    /** Sends a form of this meaning, whether there is one or not. */
    public Reply submits(Action onSubmit, Map<String, List<String>> values) {
        return door.handle(
                new Interaction.Submission(world.newDelivery(), profile(), place, onSubmit, values, world.now()));
    }

    /** Chooses these labels in a form's one field of choices, or writes the text in its one field of text; and sends it. */
    public Reply fillsIn(Reply opened, String... answers) {
        Form form = Shown.form(opened);
        Form.Field field = form.fields().getFirst();
        List<String> values = switch (field) {
            case Form.TextField _, Form.PersonField _, Form.DateField _ -> List.of(answers);
            case Form.ChoiceField choice ->
                choice.options().stream()
                        .filter(option -> List.of(answers).contains(option.label()))
                        .map(org.entrain.core.chat.Option::value)
                        .toList();
        };
        return submits(form.onSubmit(), Map.of(field.id(), values));
    }

    /** Comes into the place. */
    public Reply joins() {
        return door.handle(new Interaction.Joined(world.newDelivery(), profile(), place, world.now()));
    }

    /** Leaves the place. */
    public Reply leaves() {
        return door.handle(new Interaction.Left(world.newDelivery(), profile(), place, world.now()));
    }

    /** Has the platform tell how their account stands. */
    public Reply stands(Profile.Standing standing) {
        Profile now = profile();
        return door.handle(new Interaction.ProfileChanged(
                world.newDelivery(),
                new Profile(account, now.name(), locale, now.zone(), now.email(), standing, now.address()),
                place,
                world.now()));
    }

    /** Opens the bot's own page. */
    public Reply opensHome() {
        return door.handle(new Interaction.HomeOpened(world.newDelivery(), profile(), place, world.now()));
    }
}
