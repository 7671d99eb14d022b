package org.entrain.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.chat.Account;
import org.entrain.core.chat.Place;
import org.entrain.core.chat.Profile;
import org.entrain.core.chat.Workspace;
import org.entrain.core.communities.Communities;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.communities.Homes;
import org.entrain.core.communities.Members;
import org.entrain.core.database.Transaction;
import org.entrain.core.formats.Gift;
import org.entrain.core.formats.Numbered;
import org.entrain.core.people.People;
import org.entrain.core.people.Person;
import org.entrain.core.questions.Item;
import org.entrain.core.text.Language;
import org.entrain.playground.Persona;
import org.entrain.playground.Playground;
import org.entrain.slack.SlackPlatform;
import org.entrain.teams.TeamsPlatform;

/**
 * What a newcomer finds in the playground: one community at home in a Slack channel and in a Teams channel, with a lead,
 * a crew, members who have an account on both and their manager, and questions in English and French.
 */
final class SampleOrganisation {
    private static final String COMMUNITY = "Safety first";
    private static final Workspace SLACK = new Workspace(SlackPlatform.PLATFORM, Playground.SLACK_TEAM);
    private static final Workspace TEAMS = new Workspace(TeamsPlatform.PLATFORM, Playground.TEAMS_TENANT);

    /** Amina, who looks after the organisation. */
    static final Account ADMINISTRATOR = new Account(SLACK, Persona.AMINA.slackUser());

    private record Bank(String name, Language language) {}

    private static final List<Bank> BANKS = List.of(
            new Bank("fire-safety", Language.EN),
            new Bank("first-aid", Language.EN),
            new Bank("securite-incendie", Language.FR),
            new Bank("premiers-secours", Language.FR));

    private final People people;
    private final Communities communities;
    private final Homes homes;
    private final Members members;
    private final Quizzes quizzes;

    SampleOrganisation(People people, Communities communities, Homes homes, Members members, Quizzes quizzes) {
        this.people = people;
        this.communities = communities;
        this.homes = homes;
        this.members = members;
        this.quizzes = quizzes;
    }

    /** Makes it, where it is not there yet. */
    void settle(Transaction tx, URI publicUrl, Instant at) {
        UUID organisation = people.organisationOf(tx, SLACK, at);
        people.addWorkspace(tx, TEAMS, organisation, at);
        if (communities.named(tx, organisation, COMMUNITY).isPresent()) {
            return;
        }
        var community = new Community(
                UUID.randomUUID(),
                organisation,
                COMMUNITY,
                Community.Kind.PRACTICE,
                "Everybody here knows what to do in the first three minutes.",
                Language.EN,
                ZoneId.of("Europe/Paris"));
        communities.create(tx, community, at);
        places(publicUrl).forEach(home -> homes.settle(tx, community.id(), home, at));
        UUID manager = meet(tx, Persona.MARC, at).id();
        for (Persona persona : Persona.values()) {
            if (!persona.isSettled()) {
                continue;
            }
            Person person = meet(tx, persona, at);
            people.answersTo(tx, person.id(), manager);
            members.appoint(tx, community.id(), person.id(), role(persona), at);
            if (persona == Persona.AMINA) {
                BANKS.forEach(bank ->
                        quizzes.bring(tx, community.id(), bank.name(), bank.language(), items(bank), person, at));
            }
        }
    }

    private static List<Place> places(URI publicUrl) {
        return List.of(
                new Place(SLACK, Playground.SLACK_CHANNEL, Place.Kind.SHARED, ""),
                new Place(
                        TEAMS,
                        Playground.TEAMS_CHANNEL,
                        Place.Kind.SHARED,
                        TeamsPlatform.channelAddress(
                                publicUrl + "/playground/teams/",
                                Playground.TEAMS_CHANNEL,
                                Playground.TEAMS_BOT,
                                Playground.TEAMS_TENANT)));
    }

    private Person meet(Transaction tx, Persona persona, Instant at) {
        var slack = new Account(SLACK, persona.slackUser());
        Person person = people.meet(
                tx,
                new Profile(
                        slack,
                        persona.shownName(),
                        Optional.of(Locale.forLanguageTag(persona.locale())),
                        Optional.of(persona.zone()),
                        Optional.empty(),
                        Profile.Standing.FULL,
                        ""),
                at);
        people.link(tx, person.id(), new Account(TEAMS, persona.directoryId()));
        return person;
    }

    private static Role role(Persona persona) {
        return switch (persona) {
            case AMINA -> Role.LEAD;
            case BRUNO -> Role.CREW;
            case LEO, SOFIA, CHLOE, TOM, MARC, NORA, HUGO -> Role.MEMBER;
        };
    }

    private static List<Item> items(Bank bank) {
        String file = "sample/" + bank.name() + ".gift";
        try (var stream = Playground.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("There is no " + file);
            }
            String source = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return Gift.read(source).questions().stream().map(Numbered::item).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
