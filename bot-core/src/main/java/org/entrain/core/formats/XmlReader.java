package org.entrain.core.formats;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads an XML file that nobody vouches for, one child of its root at a time. It has no document type, so that no entity
 * can be declared, opened or expanded; nothing is fetched; depth and size are limited.
 */
final class XmlReader {
    /** Elements within elements; the JDK's own limit, which gives no clear sentence, is 100. */
    static final int DEEPEST = 60;
    /** Elements of one child of the root, or of the whole file where it is read as a whole. */
    static final int MOST = 400_000;

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader stream;
    private final XmlElement root;

    /** Reads up to the root's tag; throws {@link XmlProblem} where the file is no XML, or has a document type. */
    XmlReader(String source) throws XmlProblem {
        try {
            stream = FACTORY.createXMLStreamReader(new StringReader(source));
            while (stream.next() != XMLStreamConstants.START_ELEMENT) {
                checkEvent();
            }
            root = opened(lineOfTag(source)).closed();
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
    }

    /** The whole file as one element. */
    static XmlElement whole(String source) throws XmlProblem {
        var reader = new XmlReader(source);
        var nodes = new ArrayList<XmlNode>();
        Optional<XmlElement> child = reader.next();
        int most = MOST;
        while (child.isPresent()) {
            most -= (int) child.get().all().count();
            if (most < 0) {
                throw new XmlProblem(child.get().line(), "xml.too-many", MOST);
            }
            nodes.add(child.get());
            child = reader.next();
        }
        XmlElement root = reader.root();
        return new XmlElement(root.line(), root.name(), root.attributes(), nodes);
    }

    /** The root, without what is in it. */
    XmlElement root() {
        return root;
    }

    /** The next child of the root; empty where the root ends. */
    Optional<XmlElement> next() throws XmlProblem {
        try {
            Deque<Opened> open = new ArrayDeque<>();
            int elements = 0;
            int line = lineBefore();
            while (stream.hasNext()) {
                switch (stream.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        open.push(opened(line));
                        checkSize(open.size(), ++elements, line);
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        if (!open.isEmpty()) {
                            open.peek().nodes().add(new XmlNode.Text(stream.getText()));
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (!open.isEmpty()) {
                            XmlElement closed = open.pop().closed();
                            if (open.isEmpty()) {
                                return Optional.of(closed);
                            }
                            open.peek().nodes().add(closed);
                        }
                    }
                    default -> checkEvent();
                }
                line = lineBefore();
            }
            return Optional.empty();
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
    }

    private record Opened(int line, String name, Map<String, String> attributes, List<XmlNode> nodes) {
        XmlElement closed() {
            return new XmlElement(line, name, attributes, nodes);
        }
    }

    private Opened opened(int line) {
        var attributes = new HashMap<String, String>();
        for (int i = 0; i < stream.getAttributeCount(); i++) {
            attributes.put(stream.getAttributeLocalName(i), stream.getAttributeValue(i));
        }
        return new Opened(line, stream.getLocalName(), attributes, new ArrayList<>());
    }

    private static void checkSize(int depth, int elements, int line) throws XmlProblem {
        if (depth >= DEEPEST) {
            throw new XmlProblem(line, "xml.too-deep", DEEPEST);
        }
        if (elements > MOST) {
            throw new XmlProblem(line, "xml.too-many", MOST);
        }
    }

    private void checkEvent() throws XmlProblem {
        switch (stream.getEventType()) {
            case XMLStreamConstants.DTD -> throw new XmlProblem(lineBefore(), "xml.document-type");
            case XMLStreamConstants.ENTITY_REFERENCE -> throw new XmlProblem(lineBefore(), "xml.malformed");
            default -> {}
        }
    }

    /** Where the parser stands: before a tag is read, the line on which it begins. */
    private int lineBefore() {
        return Math.max(1, stream.getLocation().getLineNumber());
    }

    /** Of the root's tag, which was just read: white space before it is no event of its own. */
    private int lineOfTag(String source) {
        int end = Math.clamp(stream.getLocation().getCharacterOffset(), 1, source.length());
        int begin = source.lastIndexOf('<', end - 1);
        return 1
                + (int) source.chars()
                        .limit(Math.max(0, begin))
                        .filter(each -> each == '\n')
                        .count();
    }

    private static XmlProblem malformed(XMLStreamException e) {
        int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
        return new XmlProblem(line, "xml.malformed");
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty("http://javax.xml.XMLConstants/property/accessExternalDTD", "");
        // The JDK counts every &amp; as an entity. No other can exist here, so that the size of the file is limit
        // enough.
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", XmlSource.LARGEST);
        factory.setProperty("jdk.xml.totalEntitySizeLimit", XmlSource.LARGEST);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("Nothing is fetched for a file of questions");
        });
        return factory;
    }
}
