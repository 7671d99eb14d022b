package org.entrain.core.badges;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An SVG that somebody handed over: only shapes are let in. It is served to browsers, so what could run something or fetch
 * something from elsewhere is refused, not mended: nobody can list all that a browser might run.
 */
final class PlainSvg {
    /** Bytes: a badge is a few shapes. */
    static final int HEAVIEST = 200_000;

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final Set<String> ELEMENTS = Set.of(
            "svg",
            "g",
            "path",
            "circle",
            "ellipse",
            "rect",
            "line",
            "polyline",
            "polygon",
            "title",
            "desc",
            "defs",
            "linearGradient",
            "radialGradient",
            "stop",
            "clipPath",
            "mask",
            "use",
            "symbol",
            "text",
            "tspan");
    /** Whatever a value refers to that is not in the same file, or that would run. */
    private static final Pattern ELSEWHERE =
            Pattern.compile("url\\s*\\(\\s*[\"']?(?!#)|javascript:|data:|@import|expression\\s*\\(|\\\\");

    private static final XMLInputFactory FACTORY = factory();

    private PlainSvg() {}

    /** Ends reading. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String what) {
            super(what, null, false, false);
        }
    }

    /** What became of a file. */
    sealed interface Read {
        /** Its text can be kept. */
        record Kept(String svg) implements Read {}

        /** It has too many bytes. */
        record TooHeavy() implements Read {}

        /** It is no SVG. */
        record NoSvg() implements Read {}

        /** Something in it is no shape. */
        record NotPlain(String what) implements Read {}
    }

    static Read read(byte... file) {
        if (file.length > HEAVIEST) {
            return new Read.TooHeavy();
        }
        return decoded(file).map(PlainSvg::read).orElseGet(Read.NoSvg::new);
    }

    private static Optional<String> decoded(byte... file) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString()
                    .replaceFirst("^\uFEFF", ""));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Read read(String text) {
        try {
            XMLStreamReader stream = FACTORY.createXMLStreamReader(new StringReader(text));
            int begin = -1;
            while (stream.hasNext()) {
                int event = stream.next();
                if (event == XMLStreamConstants.START_ELEMENT && begin < 0) {
                    begin = text.lastIndexOf("<svg", stream.getLocation().getCharacterOffset());
                    if (begin < 0 || !stream.getLocalName().equals("svg")) {
                        return new Read.NoSvg();
                    }
                }
                check(stream, event);
            }
            return new Read.Kept(text.substring(begin));
        } catch (Refused refused) {
            return new Read.NotPlain(String.valueOf(refused.getMessage()));
        } catch (XMLStreamException e) {
            return new Read.NoSvg();
        }
    }

    private static void check(XMLStreamReader stream, int event) throws Refused {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> check(stream);
            case XMLStreamConstants.DTD -> throw new Refused("<!DOCTYPE>");
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> throw new Refused("<?" + stream.getPITarget() + "?>");
            default -> {}
        }
    }

    private static void check(XMLStreamReader stream) throws Refused {
        if (!SVG.equals(stream.getNamespaceURI()) || !ELEMENTS.contains(stream.getLocalName())) {
            throw new Refused("<" + stream.getLocalName() + ">");
        }
        int wrong = IntStream.range(0, stream.getAttributeCount())
                .filter(i -> isWrong(stream.getAttributeLocalName(i), stream.getAttributeValue(i)))
                .findFirst()
                .orElse(-1);
        if (wrong >= 0) {
            throw new Refused(stream.getAttributeLocalName(wrong) + "=");
        }
    }

    private static boolean isWrong(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("on")
                || (lower.equals("href") && !value.strip().startsWith("#"))
                || lower.equals("base")
                || ELSEWHERE.matcher(value.toLowerCase(Locale.ROOT)).find();
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty("http://javax.xml.XMLConstants/property/accessExternalDTD", "");
        return factory;
    }
}
