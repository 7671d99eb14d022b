package org.entrain.core.drawing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadataNode;

/** Pictures as PNG. */
public final class Png {
    private Png() {}

    /**
     * A picture as PNG.
     *
     * @param comment kept in the file and not seen: one that nobody guesses makes its content, and with it its address,
     *     one that nobody guesses
     */
    public static byte[] encoded(BufferedImage image, String comment) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        var bytes = new ByteArrayOutputStream();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            var metadata = writer.getDefaultImageMetadata(
                    ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
            metadata.mergeTree("javax_imageio_png_1.0", textual(comment));
            writer.setOutput(output);
            writer.write(new IIOImage(image, List.of(), metadata));
        } catch (IIOInvalidTreeException e) {
            throw new IllegalStateException("A comment fits into every PNG", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write into memory", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static IIOMetadataNode textual(String comment) {
        var entry = new IIOMetadataNode("tEXtEntry");
        entry.setAttribute("keyword", "Comment");
        entry.setAttribute("value", comment);
        var texts = new IIOMetadataNode("tEXt");
        texts.appendChild(entry);
        var root = new IIOMetadataNode("javax_imageio_png_1.0");
        root.appendChild(texts);
        return root;
    }
}
