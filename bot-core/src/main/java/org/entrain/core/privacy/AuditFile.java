package org.entrain.core.privacy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrain.core.audit.Audit;
import org.entrain.core.downloads.Download;

/** Who changed what, as a table for a spreadsheet: CSV by RFC 4180, in UTF-8. */
final class AuditFile {
    /** Without it some spreadsheets take the text for Latin-1. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** What a spreadsheet may take for the beginning of a formula (OWASP, CSV injection). */
    private static final String FORMULA = "=+-@\t\r\n";

    private AuditFile() {}

    static Download of(List<Audit.Line> lines) {
        String table = Stream.concat(
                        Stream.of(row("at", "who", "who_id", "what", "whom_or_where", "whom_or_where_id", "detail")),
                        lines.stream().map(AuditFile::row))
                .collect(Collectors.joining("\r\n", BYTE_ORDER_MARK, "\r\n"));
        return new Download("entrain-audit.csv", "text/csv; charset=utf-8", table.getBytes(StandardCharsets.UTF_8));
    }

    private static String row(Audit.Line line) {
        return row(
                line.at().toString(),
                line.actor().orElse(""),
                line.actorId().map(UUID::toString).orElse(""),
                line.deed().name(),
                line.subject().orElse(""),
                line.subjectId().toString(),
                line.detail());
    }

    private static String row(String... values) {
        return Stream.of(values).map(AuditFile::cell).collect(Collectors.joining(","));
    }

    /** A text stays a text: with an apostrophe before it no spreadsheet calculates. */
    static String cell(String value) {
        String harmless = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
