package org.entrain.core.badges;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainSvgTest {
    private static final String BEGIN = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"";

    private static PlainSvg.Read read(String svg) {
        return PlainSvg.read(svg.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shapes_are_kept_without_what_stands_before_them() {
        String svg = BEGIN + "><g fill=\"url(#a)\"><path d=\"M0 0L9 9Z\"/><use href=\"#b\"/></g></svg>";
        assertThat(read(svg)).isEqualTo(new PlainSvg.Read.Kept(svg));
        assertThat(read("\uFEFF<?xml version=\"1.0\"?><!-- <svg --> " + svg)).isEqualTo(new PlainSvg.Read.Kept(svg));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "><script>alert(1)</script></svg>",
                "><SCRIPT>alert(1)</SCRIPT></svg>",
                " onload=\"alert(1)\"/>",
                "><a href=\"#x\"/></svg>",
                "><foreignObject/></svg>",
                "><animate/></svg>",
                "><style>* {}</style></svg>",
                "><image href=\"https://elsewhere.example/x.png\"/></svg>",
                "><use xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"https://elsewhere.example/x.svg#a\"/></svg>",
                "><rect fill=\"url(https://elsewhere.example/#a)\"/></svg>",
                "><rect style=\"background: url('//elsewhere.example')\"/></svg>",
                "><rect style=\"fill: u\\72l(//elsewhere.example)\"/></svg>",
                "><b xmlns=\"http://www.w3.org/1999/xhtml\"/></svg>",
                "><?php x?></svg>"
            })
    void what_could_run_or_fetch_is_refused_and_named(String rest) {
        assertThat(read(BEGIN + rest)).isInstanceOf(PlainSvg.Read.NotPlain.class);
    }

    @Test
    void what_is_no_svg_or_too_heavy_is_not_kept() {
        assertThat(read("<!DOCTYPE svg [<!ENTITY a \"b\">]>" + BEGIN + ">&a;</svg>"))
                .isNotInstanceOf(PlainSvg.Read.Kept.class);
        assertThat(read(BEGIN + ">")).isEqualTo(new PlainSvg.Read.NoSvg());
        assertThat(read("<html/>")).isEqualTo(new PlainSvg.Read.NoSvg());
        assertThat(read("<x:svg xmlns:x=\"http://www.w3.org/2000/svg\"/>")).isEqualTo(new PlainSvg.Read.NoSvg());
        assertThat(read("")).isEqualTo(new PlainSvg.Read.NoSvg());
        assertThat(PlainSvg.read((byte) 0xFF, (byte) 0xFE)).isEqualTo(new PlainSvg.Read.NoSvg());
        assertThat(PlainSvg.read(new byte[PlainSvg.HEAVIEST + 1])).isEqualTo(new PlainSvg.Read.TooHeavy());
    }
}
