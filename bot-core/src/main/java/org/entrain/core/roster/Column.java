package org.entrain.core.roster;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entrain.core.people.Groups;

/** What a column of a list of people can hold, known by what people call it in English and French. */
enum Column {
    EMAIL(
            "email",
            "mail",
            "emailaddress",
            "mailaddress",
            "courriel",
            "adresseemail",
            "adressemail",
            "adressecourriel",
            "adresseelectronique",
            "mel"),
    FIRST_NAME("firstname", "givenname", "prenom"),
    NAME("name", "fullname", "displayname", "lastname", "surname", "familyname", "nom", "nomcomplet", "nomdefamille"),
    ROLE("role"),
    DEPARTMENT("department", "dept", "departement", "service", "direction"),
    SITE("site", "office", "location", "bureau", "lieu", "etablissement"),
    COUNTRY("country", "pays"),
    LEVEL("level", "grade", "niveau", "echelon"),
    MANAGER(
            "manager",
            "manageremail",
            "emailmanager",
            "managersemail",
            "emaildumanager",
            "responsable",
            "emailresponsable",
            "emailduresponsable",
            "superieur");

    @SuppressWarnings("ImmutableEnumChecker") // as Set.of made it
    private final Set<String> names;

    Column(String... names) {
        this.names = Set.of(names);
    }

    /** The column of this heading, whatever its case, accents and spaces; empty for one that means nothing here. */
    static Optional<Column> of(String heading) {
        String plain = plain(heading);
        return Arrays.stream(values())
                .filter(column -> column.names.contains(plain))
                .findFirst();
    }

    /** The kind of group that it holds, where it holds one. */
    Optional<Groups.Kind> group() {
        return switch (this) {
            case DEPARTMENT -> Optional.of(Groups.Kind.DEPARTMENT);
            case SITE -> Optional.of(Groups.Kind.SITE);
            case COUNTRY -> Optional.of(Groups.Kind.COUNTRY);
            case LEVEL -> Optional.of(Groups.Kind.LEVEL);
            case EMAIL, FIRST_NAME, NAME, ROLE, MANAGER -> Optional.empty();
        };
    }

    /** Letters and digits alone, small and without accents: what is left of a word however it is written. */
    static String plain(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }
}
