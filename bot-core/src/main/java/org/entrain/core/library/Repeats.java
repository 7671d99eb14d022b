package org.entrain.core.library;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.entrain.core.bank.Bank;
import org.entrain.core.database.Transaction;
import org.entrain.core.formats.Numbered;

/**
 * The questions of a file, parted by whether they are asked already: in the community's bank, or further up in the file.
 *
 * @param fresh that nobody has asked yet, in the file's order
 * @param known that read like another one, in the file's order
 */
record Repeats(List<Numbered> fresh, List<Numbered> known) {
    Repeats {
        fresh = List.copyOf(fresh);
        known = List.copyOf(known);
    }

    static Repeats among(Transaction tx, Bank bank, UUID community, List<Numbered> questions) {
        Set<String> asked =
                bank.known(tx, community, questions.stream().map(Repeats::text).toList());
        var fresh = new ArrayList<Numbered>();
        var known = new ArrayList<Numbered>();
        var seen = new HashSet<String>();
        for (Numbered question : questions) {
            String likeness = Bank.likeness(text(question));
            // Questions without any letter have nothing to be compared by.
            boolean first = likeness.isEmpty() || (seen.add(likeness) && !asked.contains(text(question)));
            (first ? fresh : known).add(question);
        }
        return new Repeats(fresh, known);
    }

    private static String text(Numbered question) {
        return question.question().text();
    }
}
