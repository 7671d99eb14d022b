package org.entrain.core.formats;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of one sheet of a workbook, as they come; a cell that says it stands far away makes no room for those before
 * it. Nothing outside the file is looked at.
 */
final class SheetReader {
    private static final int MOST_COLUMNS = 1_000;
    /** A text may be shared by many cells: what is looked at is limited too, in characters. */
    private static final long MOST_CHARACTERS = 64 << 20;
    /** What Excel shows of a number. */
    private static final MathContext SHOWN = new MathContext(15);

    private static final int LONGEST_NUMBER = 30;

    private final List<String> strings;
    private long characters;

    /** @param strings the texts that cells may share */
    SheetReader(List<String> strings) {
        this.strings = strings;
    }

    /** Throws {@link Unreadable}, at 0, where the part is broken; the texts of {@code xl/sharedStrings.xml}, in order. */
    static List<String> strings(byte[] part) throws Unreadable {
        var strings = new ArrayList<String>();
        if (part.length > 0) {
            try {
                XMLStreamReader xml = reader(part);
                while (xml.hasNext()) {
                    if (xml.next() == XMLStreamConstants.START_ELEMENT
                            && xml.getLocalName().equals("si")) {
                        strings.add(text(xml, "si"));
                    }
                }
            } catch (XMLStreamException e) {
                throw new Unreadable(0, "zip.broken");
            }
        }
        return strings;
    }

    /** Gives the rows to {@code table}; throws {@link Unreadable}, at 0, where the part is broken. */
    void read(byte[] part, TableReader table) throws Unreadable {
        int row = 0;
        try {
            XMLStreamReader xml = reader(part);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("row")) {
                    row = Optional.ofNullable(xml.getAttributeValue(null, "r"))
                            .filter(said -> said.matches("[0-9]{1,7}"))
                            .map(Integer::valueOf)
                            .orElse(row + 1);
                    table.take(new Cells(row, values(xml)));
                }
            }
        } catch (XMLStreamException e) {
            throw new Unreadable(0, "zip.broken");
        } catch (Unreadable e) {
            table.give(row, e);
        }
    }

    private Map<Integer, String> values(XMLStreamReader xml) throws XMLStreamException, Unreadable {
        var values = new HashMap<Integer, String>();
        int column = -1;
        while (!isEnd(xml, "row")) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("c")) {
                column = column(xml.getAttributeValue(null, "r"), column + 1);
                String value = value(xml);
                characters += value.length();
                if (characters > MOST_CHARACTERS) {
                    throw new Unreadable(0, "zip.too-much");
                }
                if (!value.isEmpty() && column >= MOST_COLUMNS) {
                    throw new Unreadable(0, "row.too-wide", MOST_COLUMNS);
                }
                if (!value.isEmpty()) {
                    values.put(column, value);
                }
            }
        }
        return values;
    }

    /** C5 is in column 2; {@code next} where a cell does not say where it is. */
    private static int column(@Nullable String reference, int next) {
        if (reference == null) {
            return next;
        }
        int column = 0;
        for (int at = 0; at < reference.length() && at < 4 && Character.isUpperCase(reference.charAt(at)); at++) {
            column = column * 26 + reference.charAt(at) - 'A' + 1;
        }
        return column == 0 ? next : column - 1;
    }

    private String value(XMLStreamReader xml) throws XMLStreamException {
        String type = Optional.ofNullable(xml.getAttributeValue(null, "t")).orElse("n");
        String value = text(xml, "c");
        return switch (type) {
            case "s" -> shared(value);
            case "b" -> value.equals("1") ? "TRUE" : "FALSE";
            case "n" -> number(value);
            default -> value;
        };
    }

    private String shared(String index) {
        int at = index.matches("[0-9]{1,9}") ? Integer.parseInt(index) : -1;
        return at >= 0 && at < strings.size() ? strings.get(at) : "";
    }

    /** As Excel shows it, where nobody changed how: 0.3, not 0.30000000000000004. */
    private static String number(String value) {
        if (value.isEmpty() || value.length() > LONGEST_NUMBER) {
            return value;
        }
        try {
            BigDecimal number = new BigDecimal(value).round(SHOWN).stripTrailingZeros();
            return Math.abs(number.scale()) > LONGEST_NUMBER ? value : number.toPlainString();
        } catch (NumberFormatException e) {
            return value;
        }
    }

    /** What stands in {@code t} and {@code v} inside of an element, but not how it is pronounced. */
    private static String text(XMLStreamReader xml, String element) throws XMLStreamException {
        var text = new StringBuilder();
        boolean shown = false;
        boolean pronounced = false;
        while (!isEnd(xml, element)) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    shown = xml.getLocalName().equals("t") || xml.getLocalName().equals("v");
                    pronounced |= xml.getLocalName().equals("rPh");
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    shown = false;
                    pronounced &= !xml.getLocalName().equals("rPh");
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(shown && !pronounced ? xml.getText() : "");
                default -> {}
            }
        }
        return GiftWriter.withPlainLineEnds(SheetText.unescaped(text.toString()))
                .strip();
    }

    private static boolean isEnd(XMLStreamReader xml, String element) {
        return xml.getEventType() == XMLStreamConstants.END_ELEMENT
                && xml.getLocalName().equals(element);
    }

    private static XMLStreamReader reader(byte[] part) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(new ByteArrayInputStream(part));
    }
}
