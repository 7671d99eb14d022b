package org.entrain.core.roster;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a list of people: values by RFC 4180, whatever separates them, under a line of headings in whatever order. A line
 * that is wrong does not keep the others from being read.
 */
final class ListReader {
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
    /** What Excel may put in the first line. */
    private static final String EXCEL = "sep=";

    private ListReader() {}

    /**
     * Reads a text.
     *
     * @throws MemberList.Unreadable where it is no list with a column of addresses
     */
    static MemberList read(String text) throws MemberList.Unreadable {
        String plain = ListText.withoutMark(text).replace("\0", "");
        Optional<Character> said = said(plain);
        int skipped = said.isPresent() ? plain.indexOf('\n') + 1 : 0;
        String list = plain.substring(skipped);
        try (CSVParser parser = CSVParser.parse(new StringReader(list), format(said.orElseGet(() -> guessed(list))))) {
            return rows(parser, skipped > 0 ? 1 : 0);
        } catch (IOException | UncheckedIOException e) {
            throw new MemberList.Unreadable("unreadable", "");
        }
    }

    private static CSVFormat format(char separator) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setRecordSeparator("\n")
                .setIgnoreEmptyLines(false)
                .setIgnoreSurroundingSpaces(true)
                .setTrailingData(true)
                .setLenientEof(true)
                .get();
    }

    /** The separator that a first line says there is. */
    private static Optional<Character> said(String text) {
        return text.lines()
                .findFirst()
                .map(line -> line.replace("\"", ""))
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(EXCEL)
                        && line.length() == EXCEL.length() + 1
                        && text.indexOf('\n') > 0)
                .map(line -> line.charAt(EXCEL.length()));
    }

    /** The one that stands most often in the line of headings. */
    private static char guessed(String list) {
        String headings =
                list.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return SEPARATORS.stream()
                .max((one, other) -> Long.compare(count(headings, one), count(headings, other)))
                .filter(best -> count(headings, best) > 0)
                .orElse(',');
    }

    private static long count(String line, char separator) {
        return line.chars().filter(character -> character == separator).count();
    }

    private static MemberList rows(CSVParser parser, int linesBefore) throws MemberList.Unreadable {
        Iterator<CSVRecord> records = parser.iterator();
        Map<Column, Integer> columns = Map.of();
        while (columns.isEmpty() && records.hasNext()) {
            CSVRecord record = records.next();
            if (!isBlank(record)) {
                columns = columns(record);
            }
        }
        if (!columns.containsKey(Column.EMAIL)) {
            throw new MemberList.Unreadable("no-email", "");
        }
        var lines = new ListLines(columns);
        // A value may hold line breaks: a record begins where the one before it ended.
        long end = parser.getCurrentLineNumber();
        while (records.hasNext()) {
            CSVRecord record = records.next();
            if (!isBlank(record)) {
                lines.take((int) end + 1 + linesBefore, record);
            }
            end = parser.getCurrentLineNumber();
        }
        return lines.list();
    }

    private static Map<Column, Integer> columns(CSVRecord headings) throws MemberList.Unreadable {
        var columns = new EnumMap<Column, Integer>(Column.class);
        for (int i = 0; i < headings.size(); i++) {
            Optional<Column> column = Column.of(headings.get(i));
            if (column.isPresent() && columns.putIfAbsent(column.get(), i) != null) {
                throw new MemberList.Unreadable("twice", headings.get(i));
            }
        }
        if (columns.isEmpty()) {
            throw new MemberList.Unreadable("no-email", "");
        }
        return columns;
    }

    private static boolean isBlank(CSVRecord record) {
        return Stream.of(record.values()).allMatch(String::isBlank);
    }
}
