package org.entrain.core.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Tables of questions as Excel workbooks (ECMA-376, SpreadsheetML); docs/decisions/spreadsheets.md says why they are read by hand. */
final class Xlsx {
    static final String WORKBOOK = "xl/workbook.xml";
    private static final String STRINGS = "xl/sharedStrings.xml";
    private static final Pattern SHEET = Pattern.compile("xl/worksheets/[^/]+\\.xml");
    private static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    /** In characters. */
    private static final double NARROW = 16;

    private static final double WIDE = 48;

    private Xlsx() {}

    /** Reads the first sheet that has a header of ours; throws {@link Unreadable}, at 0, where no sheet has or the file is broken. */
    static Imported read(byte[] content) throws Unreadable {
        Map<String, byte[]> parts = Unzipped.of(
                        content,
                        name -> name.equals(STRINGS) || SHEET.matcher(name).matches())
                .parts();
        List<String> strings = SheetReader.strings(parts.getOrDefault(STRINGS, new byte[0]));
        var sheets = new TreeMap<String, byte[]>(
                (one, other) -> one.length() == other.length() ? one.compareTo(other) : one.length() - other.length());
        parts.forEach((name, part) -> {
            if (!name.equals(STRINGS)) {
                sheets.put(name, part);
            }
        });
        for (byte[] sheet : sheets.values()) {
            var reader = new TableReader();
            new SheetReader(strings).read(sheet, reader);
            if (reader.known() > 0) {
                return reader.imported();
            }
        }
        throw new Unreadable(0, "no-header");
    }

    static Exported write(TableWriter table) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Entrain", "1.0")) {
            fill(workbook.newWorksheet("Questions"), table.rows());
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be written to", e);
        }
        return new Exported(bytes.toByteArray(), MEDIA_TYPE, "xlsx", table.losses());
    }

    private static void fill(Worksheet sheet, List<List<String>> rows) {
        List<String> header = rows.getFirst();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < header.size(); column++) {
                String text = rows.get(row).get(column);
                if (!text.isEmpty()) {
                    sheet.value(row, column, SheetText.escaped(text));
                }
            }
        }
        for (int column = 0; column < header.size(); column++) {
            sheet.width(column, header.get(column).equals("question") ? WIDE : NARROW);
        }
        sheet.range(0, 0, 0, header.size() - 1).style().bold().set();
        sheet.range(0, 0, rows.size() - 1, header.size() - 1)
                .style()
                .wrapText(true)
                .verticalAlignment("top")
                .set();
        sheet.freezePane(0, 1);
    }
}
