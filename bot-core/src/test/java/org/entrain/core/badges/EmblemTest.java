package org.entrain.core.badges;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.entrain.core.text.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmblemTest {
    static Stream<Emblem> emblems() {
        return Arrays.stream(Family.values())
                .flatMap(family -> IntStream.rangeClosed(1, Badge.LEVELS)
                        .mapToObj(level -> new Emblem(family, level, "Mène une communauté")));
    }

    /** The body, what stands in it, and the name on its band: WCAG 2.2, 1.4.3. */
    @ParameterizedTest
    @MethodSource("emblems")
    void what_is_to_be_told_apart_stands_out(Emblem emblem) {
        List<Color> colours = emblem.layers().stream().map(Emblem.Layer::colour).toList();
        Color rim = colours.get(0);
        Color deep = colours.get(1);
        Color lit = colours.get(2);
        Color marks = colours.get(3);
        assertThat(contrast(deep, rim)).isGreaterThan(4.5);
        assertThat(contrast(lit, rim)).isGreaterThan(4.5);
        assertThat(contrast(lit, marks)).isGreaterThan(4.5);
        assertThat(colours.getLast()).isEqualTo(deep);
    }

    @ParameterizedTest
    @MethodSource("emblems")
    void the_svg_is_plain_shapes_that_fit_the_frame_and_the_png_has_the_same_size(Emblem emblem) throws IOException {
        String svg = emblem.svg();
        assertThat(PlainSvg.read(svg.getBytes(StandardCharsets.UTF_8))).isEqualTo(new PlainSvg.Read.Kept(svg));
        assertThat(svg).contains("<title>Mène une communauté</title>").hasSizeLessThan(60_000);
        assertThat(emblem.layers())
                .allSatisfy(layer -> assertThat(layer.shape().getBounds2D().getMinX() >= 0
                                && layer.shape().getBounds2D().getMaxX() <= Emblem.SIDE
                                && layer.shape().getBounds2D().getMinY() >= 0
                                && layer.shape().getBounds2D().getMaxY() <= Emblem.SIDE)
                        .isTrue());
        byte[] png = emblem.png();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(Emblem.SIDE);
        assertThat(png).hasSizeLessThan(60_000);
        assertThat(new Color(image.getRGB(0, 0), true).getAlpha()).isZero();
    }

    /** A name can be long, short, or of letters that we do not have. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ça",
                "Donaudampfschifffahrtsgesellschaftskap.",
                "Explique les choses difficiles très bien",
                "消防",
                "🎉 Fête",
                "WWWWWWWWWW WWWWWWWWWW WWWWWWWWWW"
            })
    void any_name_fits_its_band(String name) {
        var emblem = new Emblem(Family.HELPING, 2, name);
        assertThat(emblem.layers().getLast().shape().getBounds2D().getWidth()).isLessThan(450);
        assertThat(emblem.png()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EN", "FR"})
    void the_names_of_the_start_are_drawn_whole(String language) {
        assertThat(Defaults.of(new java.util.UUID(0, 1)))
                .hasSizeGreaterThan(10)
                .allSatisfy(badge -> assertThat(
                                badge.in(Language.valueOf(language)).name().length())
                        .isLessThanOrEqualTo(20));
    }

    /** By the formula of WCAG 2.2, "contrast ratio". */
    private static double contrast(Color one, Color other) {
        double light = Math.max(luminance(one), luminance(other));
        double dark = Math.min(luminance(one), luminance(other));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
