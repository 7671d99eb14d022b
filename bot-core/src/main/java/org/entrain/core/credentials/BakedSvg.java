package org.entrain.core.credentials;

import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An SVG with a credential in it, by Open Badges 3.0, section 5.3.2: an element right after the tag {@code svg}. */
final class BakedSvg {
    private static final String NAMESPACE = "https://purl.imsglobal.org/ob/v3p0";
    /** The first tag, whatever its attributes hold. */
    private static final Pattern SVG = Pattern.compile("<svg(?:[^>\"']|\"[^\"]*\"|'[^']*')*?(/?)>");

    private BakedSvg() {}

    /**
     * A picture with a token in it.
     *
     * @throws IllegalArgumentException where it has no tag {@code svg} that something can be put into
     */
    static String bake(String svg, String token) {
        Matcher tag = SVG.matcher(svg);
        if (!tag.find() || !tag.group(1).isEmpty()) {
            throw new IllegalArgumentException("Not an SVG");
        }
        String opened = tag.group();
        return svg.substring(0, tag.start())
                + opened.substring(0, opened.length() - 1)
                + " xmlns:openbadges=\"" + NAMESPACE + "\"><openbadges:credential verify=\"" + token + "\"/>"
                + svg.substring(tag.end());
    }

    /**
     * What was baked into a picture: a token, or a credential as JSON; empty where nothing was.
     *
     * @throws Unreadable where it is no SVG, or one that would do something
     */
    static Optional<String> read(byte... svg) throws Unreadable {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(svg));
            Optional<String> found = Optional.empty();
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    refuseScript(reader);
                    if (found.isEmpty()
                            && NAMESPACE.equals(reader.getNamespaceURI())
                            && reader.getLocalName().equals("credential")) {
                        found = Optional.of(credential(reader));
                    }
                }
            }
            return found;
        } catch (XMLStreamException e) {
            throw new Unreadable(new Verdict.NoCredential());
        }
    }

    private static String credential(XMLStreamReader reader) throws XMLStreamException {
        String token = reader.getAttributeValue(null, "verify");
        return token == null || token.isBlank() ? reader.getElementText() : token;
    }

    private static void refuseScript(XMLStreamReader reader) throws Unreadable {
        boolean acts = reader.getLocalName().toLowerCase(Locale.ROOT).equals("script");
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            acts |= reader.getAttributeLocalName(i).toLowerCase(Locale.ROOT).startsWith("on");
        }
        if (acts) {
            throw new Unreadable(new Verdict.Script());
        }
    }
}
