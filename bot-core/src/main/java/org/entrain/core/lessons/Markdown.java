package org.entrain.core.lessons;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Words;

/**
 * A text in Markdown (CommonMark) as both platforms can show it: headings, bold, italics, lists, quotes, code and pictures;
 * links stand as buttons below. HTML is left out.
 */
final class Markdown extends AbstractVisitor {
    /** Paragraphs are joined up to so many characters: a message has room for few blocks. */
    private static final int JOINED = 2_000;

    private static final int MOST_LINKS = 5;
    private static final Parser PARSER = Parser.builder().build();

    /**
     * What became of a text.
     *
     * @param links by their address, which is {@code https}
     * @param html how many pieces of HTML were left out
     * @param broken links and pictures that lead nowhere Entrain can show
     */
    record Page(List<Block> blocks, Map<URI, String> links, int html, List<String> broken) {
        /** How many words there are to read. */
        int words() {
            return (int) Arrays.stream(plain().split("\\s+"))
                    .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                    .count();
        }

        String plain() {
            return String.join("\n", blocks.stream().map(Block::plain).toList());
        }

        /** All of it, with the links below. */
        List<Block> withLinks() {
            if (links.isEmpty()) {
                return blocks;
            }
            var all = new ArrayList<>(blocks);
            all.add(new Block.Links(links.entrySet().stream()
                    .limit(MOST_LINKS)
                    .map(link -> new Block.Link(link.getValue(), link.getKey()))
                    .toList()));
            return all;
        }
    }

    private final Function<String, Optional<URI>> pictures;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Words.Span> joined = new ArrayList<>();
    private final List<Words.Span> spans = new ArrayList<>();
    private final Map<URI, String> links = new LinkedHashMap<>();
    private final List<String> broken = new ArrayList<>();
    private int strong;
    private int emphasis;
    private int depth;
    private int html;

    private Markdown(Function<String, Optional<URI>> pictures) {
        this.pictures = pictures;
    }

    /**
     * Reads a text.
     *
     * @param pictures where a picture of this address can be fetched; empty where it cannot be shown
     */
    static Page read(String text, Function<String, Optional<URI>> pictures) {
        var reader = new Markdown(pictures);
        PARSER.parse(text).accept(reader);
        reader.flush();
        return new Page(List.copyOf(reader.blocks), reader.links, reader.html, List.copyOf(reader.broken));
    }

    /** The text of an element alone. */
    static String plain(Node node) {
        var reader = new Markdown(address -> Optional.empty());
        reader.visitChildren(node);
        reader.endParagraph();
        return new Words(reader.joined).plain().strip();
    }

    @Override
    public void visit(Heading heading) {
        strong++;
        visitChildren(heading);
        strong--;
        endParagraph();
    }

    @Override
    public void visit(Paragraph paragraph) {
        visitChildren(paragraph);
        endParagraph();
    }

    @Override
    public void visit(BulletList list) {
        items(list, item -> "• ");
    }

    @Override
    public void visit(OrderedList list) {
        int first = Optional.ofNullable(list.getMarkerStartNumber()).orElse(1);
        items(list, item -> (first + item) + ". ");
    }

    private void items(Node list, Function<Integer, String> mark) {
        depth++;
        int number = 0;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            spans.add(new Words.Plain("   ".repeat(depth - 1) + mark.apply(number)));
            if (item instanceof ListItem) {
                visitChildren(item);
            }
            endParagraph();
            number++;
        }
        depth--;
    }

    @Override
    public void visit(BlockQuote quote) {
        emphasis++;
        visitChildren(quote);
        emphasis--;
    }

    @Override
    public void visit(FencedCodeBlock code) {
        add(code.getLiteral().stripTrailing());
        endParagraph();
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        add(code.getLiteral().stripTrailing());
        endParagraph();
    }

    @Override
    public void visit(ThematicBreak line) {
        flush();
        blocks.add(new Block.Divider());
    }

    @Override
    public void visit(HtmlBlock block) {
        html++;
    }

    @Override
    public void visit(HtmlInline inline) {
        html++;
    }

    @Override
    public void visit(StrongEmphasis bold) {
        strong++;
        visitChildren(bold);
        strong--;
    }

    @Override
    public void visit(Emphasis italic) {
        emphasis++;
        visitChildren(italic);
        emphasis--;
    }

    @Override
    public void visit(Text text) {
        add(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        add(code.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak line) {
        add(" ");
    }

    @Override
    public void visit(HardLineBreak line) {
        add("\n");
    }

    @Override
    public void visit(Link link) {
        int before = spans.size();
        visitChildren(link);
        String label = new Words(spans.subList(before, spans.size())).plain();
        https(link.getDestination())
                .ifPresentOrElse(
                        page -> links.putIfAbsent(page, label.isBlank() ? page.getHost() : label),
                        () -> broken.add(link.getDestination()));
    }

    @Override
    public void visit(Image image) {
        String alternative = plain(image);
        Optional<URI> at = pictures.apply(image.getDestination());
        if (at.isEmpty() || alternative.isBlank()) {
            broken.add(image.getDestination());
        } else {
            endParagraph();
            flush();
            blocks.add(new Block.Picture(at.get(), alternative));
        }
    }

    /** An address that people can be sent to. */
    static Optional<URI> https(String address) {
        try {
            var page = new URI(address.strip());
            return "https".equals(page.getScheme()) && page.getHost() != null ? Optional.of(page) : Optional.empty();
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    private void add(String text) {
        if (!text.isEmpty()) {
            spans.add(
                    strong > 0
                            ? new Words.Strong(text)
                            : emphasis > 0 ? new Words.Emphasis(text) : new Words.Plain(text));
        }
    }

    /** What stands between two paragraphs is a blank line, between two items of a list the end of one. */
    private void endParagraph() {
        if (spans.isEmpty()) {
            return;
        }
        int length = new Words(spans).plain().length();
        if (new Words(joined).plain().length() + length > JOINED) {
            flushJoined();
        }
        if (!joined.isEmpty()) {
            joined.add(new Words.Plain(depth > 0 ? "\n" : "\n\n"));
        }
        joined.addAll(spans);
        spans.clear();
    }

    private void flush() {
        endParagraph();
        flushJoined();
    }

    private void flushJoined() {
        if (!joined.isEmpty()) {
            blocks.add(new Block.Text(new Words(joined)));
            joined.clear();
        }
    }
}
