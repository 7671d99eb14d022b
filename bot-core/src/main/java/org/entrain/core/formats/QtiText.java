package org.entrain.core.formats;

import java.util.Set;

/** The plain text of a part of a QTI item. White space is as a browser would show it. */
final class QtiText {
    private static final Set<String> INLINE_INTERACTIONS = Set.of("textEntryInteraction", "inlineChoiceInteraction");
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "caption",
            "dd",
            "div",
            "dl",
            "dt",
            "figure",
            "figcaption",
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "tr",
            "ul",
            "contentBody",
            "itemBody",
            "modalFeedback",
            "prompt",
            "simpleChoice");

    /** What is no part of the question, or is read elsewhere. */
    private static final Set<String> ELSEWHERE = Set.of(
            "audio", "feedbackBlock", "feedbackInline", "img", "object", "rubricBlock", "style", "stylesheet", "video");

    private final StringBuilder text = new StringBuilder();
    private boolean space;
    private boolean line;
    private boolean preformatted;

    private QtiText() {}

    /** The text of an element; a gap in it is {@link XmlQuestions#GAP}, of another interaction only the prompt is in it. */
    static String of(XmlElement element) {
        var text = new QtiText();
        element.nodes().forEach(text::add);
        return text.text.toString().strip();
    }

    static boolean isInlineInteraction(XmlElement element) {
        return INLINE_INTERACTIONS.contains(element.name());
    }

    static boolean isInteraction(XmlElement element) {
        return element.name().endsWith("Interaction");
    }

    /** Whether nothing stands beside {@code gap} in its paragraph, so that it is no gap but a place to answer. */
    static boolean isAlone(XmlElement gap, XmlElement body) {
        return body.all()
                .filter(each -> each.nodes().contains(gap))
                .findFirst()
                .filter(parent -> parent.nodes().stream().allMatch(node -> standsApart(node, gap)))
                .isPresent();
    }

    private static boolean standsApart(XmlNode node, XmlElement gap) {
        return switch (node) {
            case XmlElement element -> element.equals(gap) || isBlock(element);
            case XmlNode.Text characters -> characters.characters().isBlank();
        };
    }

    private static boolean isBlock(XmlElement element) {
        return BLOCKS.contains(element.name()) || (isInteraction(element) && !isInlineInteraction(element));
    }

    private void add(XmlNode node) {
        switch (node) {
            case XmlNode.Text characters -> add(characters.characters().replace(XmlQuestions.GAP, ""));
            case XmlElement element -> add(element);
        }
    }

    private void add(XmlElement element) {
        if (isInlineInteraction(element)) {
            append(XmlQuestions.GAP);
        } else if (isInteraction(element)) {
            element.child("prompt").ifPresent(this::block);
        } else if (element.name().equals("br")) {
            flush();
            text.append('\n');
        } else if (element.name().equals("td") || element.name().equals("th")) {
            space = true;
            element.nodes().forEach(this::add);
            space = true;
        } else if (isBlock(element)) {
            block(element);
        } else if (!ELSEWHERE.contains(element.name())) {
            element.nodes().forEach(this::add);
        }
    }

    private void block(XmlElement element) {
        boolean before = preformatted;
        line = true;
        preformatted = before || element.name().equals("pre");
        element.nodes().forEach(this::add);
        preformatted = before;
        line = true;
    }

    private void add(String characters) {
        if (preformatted) {
            append(characters);
            return;
        }
        for (String word : characters.splitWithDelimiters("[ \\t\\n\\r]+", 0)) {
            if (!word.isEmpty() && " \t\n\r".indexOf(word.charAt(0)) >= 0) {
                space = true;
            } else if (!word.isEmpty()) {
                append(word);
            }
        }
    }

    private void append(String characters) {
        if (!characters.isEmpty()) {
            flush();
            text.append(characters);
        }
    }

    /** Writes the white space that came before, now that something follows it. */
    private void flush() {
        boolean atBeginning = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
        if (line && !atBeginning) {
            text.append('\n');
        } else if (space && !line && !atBeginning) {
            text.append(' ');
        }
        line = false;
        space = false;
    }
}
