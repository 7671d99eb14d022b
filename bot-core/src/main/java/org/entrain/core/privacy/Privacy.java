package org.entrain.core.privacy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.entrain.core.audit.Audit;
import org.entrain.core.audit.Audit.Deed;
import org.entrain.core.communities.Community;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.communities.Members;
import org.entrain.core.database.Transaction;
import org.entrain.core.people.People;
import org.entrain.core.people.Person;
import org.entrain.core.people.PersonalData;

/** All that is held about a person, in all of Entrain. */
public final class Privacy {
    private final People people;
    private final Members members;
    private final Audit audit;
    private final List<PersonalData> keepers;

    /**
     * Made once, when the program starts.
     *
     * @param keepers whoever holds something; asked in this order, so the one who knows the accounts comes last
     */
    public Privacy(People people, Members members, Audit audit, List<PersonalData> keepers) {
        this.people = people;
        this.members = members;
        this.audit = audit;
        this.keepers = List.copyOf(keepers);
    }

    /** All that is held about somebody, by headings; those under which there is nothing are left out. */
    SequencedMap<String, List<Map<String, Object>>> held(Transaction tx, UUID person) {
        var all = new TreeMap<String, List<Map<String, Object>>>();
        for (PersonalData keeper : keepers) {
            keeper.held(tx, person).forEach((heading, rows) -> {
                if (!rows.isEmpty()) {
                    all.computeIfAbsent(heading, absent -> new ArrayList<>()).addAll(rows);
                }
            });
        }
        return all;
    }

    /**
     * Erases somebody: all of it or, where anything fails, nothing.
     *
     * @return false, with nothing done, where they were erased a moment ago
     */
    boolean forget(Transaction tx, Person person, Instant at) {
        onlyHere(tx, person.id());
        if (people.accounts(tx, person.id()).isEmpty()) {
            return false;
        }
        for (Community community : members.communitiesOf(tx, person.id(), Role.MEMBER)) {
            members.leave(tx, community.id(), person.id(), at); // whoever listens finds it another lead
        }
        keepers.forEach(keeper -> keeper.forget(tx, person.id(), at));
        audit.record(tx, person.organisationId(), Optional.of(person.id()), Deed.PERSON_FORGOTTEN, person.id(), "", at);
        return true;
    }

    /** Of two presses the second sees what the first did. */
    private static void onlyHere(Transaction tx, UUID person) {
        tx.handle()
                .createQuery("SELECT id FROM persons WHERE id = :person FOR NO KEY UPDATE")
                .bind("person", person)
                .mapTo(UUID.class)
                .findOne();
    }
}
