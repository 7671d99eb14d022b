package org.entrain.core.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.entrain.core.chat.SharedFile;
import org.junit.jupiter.api.Test;

class PictureHeaderTest {
    /** What Chromium writes for a canvas of 300 by 2, up to the first of the pixels. */
    private static final List<String> WEBP = List.of(
            "52494646100200005745425056503858 0a00000030000000 2b0100010000 49434350c8010000",
            "524946464c000000574542505650384c 230000002f2b410010000f10f31ff31f",
            "524946464c0000005745425056503820 42000000f003009d012a2c0102003f1188bf");

    @Test
    void a_picture_is_known_by_its_first_bytes() throws IOException {
        assertThat(PictureHeader.read(picture("png", 300, 2))).contains(new PictureHeader("image/png", 300, 2));
        assertThat(PictureHeader.read(picture("gif", 300, 2))).contains(new PictureHeader("image/gif", 300, 2));
        assertThat(PictureHeader.read(picture("jpg", 300, 2))).contains(new PictureHeader("image/jpeg", 300, 2));
        for (String webp : WEBP) {
            byte[] file = HexFormat.of().parseHex(webp.replace(" ", ""));
            assertThat(PictureHeader.read(file)).contains(new PictureHeader("image/webp", 300, 2));
        }
    }

    @Test
    void what_is_no_picture_is_none_whatever_it_is_called() {
        for (String text :
                List.of("", "GIF", "<svg xmlns='http://www.w3.org/2000/svg'/>", "RIFF....WAVEfmt ", "%PDF-1.7")) {
            assertThat(Pictures.wrong(text.getBytes(StandardCharsets.UTF_8))).contains(Pictures.Wrong.NO_PICTURE);
        }
    }

    @Test
    void a_picture_may_be_4096_pixels_wide_and_4_million_bytes_heavy_and_no_more() throws IOException {
        byte[] widest = picture("png", Pictures.LONGEST_SIDE, 1);
        assertThat(Pictures.wrong(widest)).isEmpty();
        assertThat(Pictures.wrong(picture("png", 1, Pictures.LONGEST_SIDE + 1))).contains(Pictures.Wrong.TOO_LARGE);
        byte[] bomb = ByteBuffer.wrap(picture("png", 1, 1))
                .putInt(16, Integer.MAX_VALUE)
                .putInt(20, Integer.MAX_VALUE)
                .array();
        assertThat(Pictures.wrong(bomb)).contains(Pictures.Wrong.TOO_LARGE);
        assertThat(Pictures.wrong(Arrays.copyOf(picture("png", 1, 1), SharedFile.MAX_BYTES)))
                .isEmpty();
        assertThat(Pictures.wrong(Arrays.copyOf(picture("png", 1, 1), SharedFile.MAX_BYTES + 1)))
                .contains(Pictures.Wrong.TOO_HEAVY);
    }

    /** Cut anywhere, with anything in it. */
    @Property(tries = 500)
    void a_damaged_picture_is_read_or_refused_and_never_trips_anybody(
            @ForAll byte[] noise, @ForAll int cut, @ForAll("beginnings") byte[] beginning) {
        byte[] file = Arrays.copyOf(beginning, beginning.length + noise.length);
        System.arraycopy(noise, 0, file, beginning.length, noise.length);
        byte[] damaged = Arrays.copyOf(file, Math.floorMod(cut, file.length + 1));
        Optional<PictureHeader> read = PictureHeader.read(damaged);
        assertThat(read.stream()).allMatch(header -> header.width() > 0 && header.height() > 0);
    }

    @Provide
    Arbitrary<byte[]> beginnings() throws IOException {
        return Arbitraries.of(
                new byte[0],
                picture("png", 3, 2),
                picture("gif", 3, 2),
                picture("jpg", 3, 2),
                new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF},
                HexFormat.of().parseHex(WEBP.get(2).replace(" ", "")));
    }

    static byte[] picture(String format, int width, int height) throws IOException {
        var file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, file);
        return file.toByteArray();
    }
}
