package org.entrain.core.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks made by hand, as other programs make them: the texts are shared and stand behind the sheet. */
final class Workbooks {
    private Workbooks() {}

    /** With the texts of these rows, each beginning in the first column; a number is a number. */
    static byte[] of(SortedMap<Integer, List<String>> rows) {
        var shared = new LinkedHashMap<String, Integer>();
        var sheet = new StringBuilder();
        rows.forEach((number, cells) -> {
            sheet.append("<row r=\"").append(number).append("\">");
            for (int i = 0; i < cells.size(); i++) {
                String text = cells.get(i);
                String place = "<c r=\"" + (char) ('A' + i) + number + "\"";
                if (text.matches("[0-9]+")) {
                    sheet.append(place).append("><v>").append(text).append("</v></c>");
                } else if (text.isEmpty()) {
                    sheet.append(place).append(" s=\"1\"/>");
                } else {
                    int index = shared.computeIfAbsent(text, each -> shared.size());
                    sheet.append(place).append(" t=\"s\"><v>").append(index).append("</v></c>");
                }
            }
            sheet.append("</row>");
        });
        var strings = new StringBuilder("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
        shared.keySet()
                .forEach(text -> strings.append("<si><r><rPr><b/></rPr><t xml:space=\"preserve\">")
                        .append(text, 0, 1)
                        .append("</t></r><r><t>")
                        .append(text.substring(1))
                        .append("</t></r></si>"));
        var parts = new LinkedHashMap<String, String>();
        parts.put("xl/workbook.xml", "<workbook/>");
        parts.put("xl/worksheets/sheet1.xml", sheet(sheet.toString()));
        parts.put("xl/sharedStrings.xml", strings + "</sst>");
        return zip(parts);
    }

    static byte[] with(String sheet) {
        return zip(Map.of("xl/workbook.xml", "<workbook/>", "xl/worksheets/sheet1.xml", sheet));
    }

    static String sheet(String rows) {
        return "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + rows
                + "</sheetData></worksheet>";
    }

    static byte[] zip(Map<String, String> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
