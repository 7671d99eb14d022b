package org.entrain.core.formats;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Tables of questions as text: values by RFC 4180, whatever separates them. */
final class Csv {
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
    /** What Excel may put in the first line; it shows no row for it. */
    private static final String EXCEL = "sep=";
    /** A spreadsheet would run what begins like this (owasp.org, "CSV injection"). */
    private static final Pattern FORMULA = Pattern.compile("'*+[=+\\-@\\t\\r＝＋－＠].*", Pattern.DOTALL);

    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,40}(?:[.,][0-9]{1,40})?");
    private static final char GUARD = '\'';

    private Csv() {}

    /** A table, and what separates its values. */
    private record Layout(String table, char separator) {}

    /** Whether one of the first rows of a text is a header. */
    static boolean is(String text) {
        return layout(text).isPresent();
    }

    /** Reads a text; empty where no row of its beginning is a header. */
    static Optional<Imported> read(String text) {
        return layout(text)
                .map(found -> read(found.table(), found.separator(), Integer.MAX_VALUE)
                        .imported());
    }

    private static Optional<Layout> layout(String text) {
        Optional<Character> said = said(text);
        String table = said.isPresent() ? text.substring(text.indexOf('\n') + 1) : text;
        char best = said.orElse(',');
        int known = 0;
        for (char separator : said.map(List::of).orElse(SEPARATORS)) {
            int here = read(table, separator, TableReader.ROWS_TO_HEADER).known();
            if (here > known) {
                best = separator;
                known = here;
            }
        }
        return known == 0 ? Optional.empty() : Optional.of(new Layout(table, best));
    }

    private static TableReader read(String table, char separator, int mostRows) {
        var reader = new TableReader();
        int row = 0;
        try (CSVParser parser = CSVParser.parse(new StringReader(table), format(separator))) {
            Iterator<CSVRecord> records = parser.iterator();
            for (boolean more = mostRows > 0 && records.hasNext(); more; more = row < mostRows && records.hasNext()) {
                row++;
                reader.take(cells(row, records.next()));
            }
        } catch (IOException | UncheckedIOException e) {
            reader.give(row + 1, new Unreadable(0, "row.unclosed"));
        } catch (Unreadable e) {
            reader.give(row, e);
        }
        return reader;
    }

    private static Cells cells(int row, CSVRecord record) {
        var values = new HashMap<Integer, String>();
        for (int i = 0; i < record.size(); i++) {
            String value = unguarded(record.get(i)).strip();
            if (!value.isEmpty()) {
                values.put(i, GiftWriter.withPlainLineEnds(value));
            }
        }
        return new Cells(row, values);
    }

    private static CSVFormat format(char separator) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .setIgnoreSurroundingSpaces(true)
                .setTrailingData(true)
                .get();
    }

    /** The separator that a first line says there is. */
    private static Optional<Character> said(String text) {
        int end = text.indexOf('\n');
        String first =
                text.substring(0, Math.clamp(end, 0, 20)).replace("\"", "").strip();
        return first.length() == EXCEL.length() + 1
                        && first.toLowerCase(Locale.ROOT).startsWith(EXCEL)
                ? Optional.of(first.charAt(EXCEL.length()))
                : Optional.empty();
    }

    /** Excel takes the mark at the beginning for "this is UTF-8", and nothing else. */
    static Exported write(TableWriter table) {
        var text = new StringBuilder("\uFEFF");
        for (List<String> row : table.rows()) {
            text.append(CSVFormat.RFC4180.format(row.stream().map(Csv::guarded).toArray()))
                    .append("\r\n");
        }
        return new Exported(text.toString().getBytes(StandardCharsets.UTF_8), "text/csv", "csv", table.losses());
    }

    private static String guarded(String value) {
        boolean runs =
                FORMULA.matcher(value).matches() && !NUMBER.matcher(value).matches();
        return runs ? GUARD + value : value;
    }

    private static String unguarded(String value) {
        boolean guarded = !value.isEmpty()
                && value.charAt(0) == GUARD
                && FORMULA.matcher(value).matches();
        return guarded ? value.substring(1) : value;
    }
}
