package org.entrain.core.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.entrain.core.communities.Community.Role;
import org.entrain.core.people.Groups;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListReaderTest {
    private static final String FRENCH = """
            Nom;Prénom;Adresse e-mail;Rôle;Département;Site;Pays;Niveau;Responsable
            Lefèvre;Zoé;Zoe.Lefevre@Example.org;Équipe;Achats;Lyon;France;Cadre;chef@example.org
            """;

    private static final Row ZOE = new Row(
            2,
            "zoe.lefevre@example.org",
            "Zoé Lefèvre",
            Optional.of(Role.CREW),
            Map.of(
                    Groups.Kind.DEPARTMENT, "Achats",
                    Groups.Kind.SITE, "Lyon",
                    Groups.Kind.COUNTRY, "France",
                    Groups.Kind.LEVEL, "Cadre"),
            Optional.of("chef@example.org"));

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252", "UTF-16"})
    void a_french_list_is_read_in_every_encoding_that_a_spreadsheet_writes(String charset) throws Exception {
        assertThat(ListReader.read(ListText.of(FRENCH.getBytes(Charset.forName(charset))))
                        .rows())
                .containsExactly(ZOE);
    }

    @Test
    void a_mark_at_the_beginning_and_what_excel_says_of_its_separator_are_no_columns() throws Exception {
        assertThat(ListReader.read(ListText.of(("\uFEFF" + FRENCH).getBytes(StandardCharsets.UTF_8)))
                        .rows())
                .containsExactly(ZOE);
        assertThat(rows("sep=;\r\nemail;name\r\na@b.org;\"A, B\"\r\n"))
                .containsExactly(new Row(3, "a@b.org", "A, B", Optional.empty(), Map.of(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void the_separator_is_found_out(String separator) throws Exception {
        assertThat(rows(String.join(separator, "E-Mail", "Role") + "\n" + String.join(separator, "a@b.org", "LEAD")))
                .containsExactly(new Row(2, "a@b.org", "", Optional.of(Role.LEAD), Map.of(), Optional.empty()));
    }

    @Test
    void a_line_is_named_as_an_editor_counts_them() throws Exception {
        MemberList list = ListReader.read("""

                email,name,role
                "a@b.org","A ""the"" A",member

                c@d.org,"two
                lines",
                nobody,N,
                e@f.org,E,king
                a@b.org,Again,
                ,Nameless,
                g@h.org,%s,
                i@j.org
                """.formatted("x".repeat(101)));
        assertThat(list.problems())
                .containsExactly(
                        new Problem(5, "too-long", "two lines"),
                        new Problem(7, "email", "nobody"),
                        new Problem(8, "role", "king"),
                        new Problem(9, "twice", "a@b.org"),
                        new Problem(10, "no-email", ""),
                        new Problem(11, "too-long", "x".repeat(101)));
        assertThat(list.rows()).extracting(Row::line).containsExactly(3, 12);
        assertThat(list.rows().getFirst().name()).isEqualTo("A \"the\" A");
    }

    @Test
    void a_list_that_is_none_says_why() {
        assertUnreadable("", "no-email");
        assertUnreadable("name,role\nA,lead", "no-email");
        assertUnreadable("email,mail\na@b.org,c@d.org", "twice");
        assertThatThrownBy(() -> ListText.of(new byte[] {'P', 'K', 0, 0}))
                .isInstanceOfSatisfying(
                        MemberList.Unreadable.class, e -> assertThat(e.what()).isEqualTo("not-text"));
    }

    @Test
    void a_quotation_mark_that_is_never_closed_spoils_its_own_line_only() throws Exception {
        MemberList list = ListReader.read("email,name\na@b.org,A\nc@d.org,\"C\ne@f.org,E\n");
        assertThat(list.rows()).extracting(Row::email).containsExactly("a@b.org");
        assertThat(list.problems()).extracting(Problem::line).containsExactly(3);
    }

    /** Whoever follows the managers upwards from there for long enough comes back. */
    @Property(tries = 300)
    void who_answers_to_themselves_is_found(@ForAll @Size(max = 12) List<@IntRange(max = 11) Integer> bosses) {
        var managers = new HashMap<String, String>();
        for (int i = 0; i < bosses.size(); i++) {
            managers.put(String.valueOf(i), String.valueOf(bosses.get(i)));
        }
        Set<String> circles = Managers.circles(managers);
        managers.keySet().forEach(start -> {
            String at = managers.get(start);
            boolean back = start.equals(at);
            for (int i = 0; i < managers.size() && at != null && !back; i++) {
                at = managers.get(at);
                back = start.equals(at);
            }
            assertThat(circles.contains(start)).as(start + " in " + managers).isEqualTo(back);
        });
    }

    private static List<Row> rows(String text) throws MemberList.Unreadable {
        MemberList list = ListReader.read(text);
        assertThat(list.problems()).isEmpty();
        return list.rows();
    }

    private static void assertUnreadable(String text, String what) {
        assertThatThrownBy(() -> ListReader.read(text))
                .isInstanceOfSatisfying(
                        MemberList.Unreadable.class, e -> assertThat(e.what()).isEqualTo(what));
    }
}
