package org.entrain.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Message;
import org.junit.jupiter.api.Test;

class MessageJsonTest {
    private static final URI PICTURE = URI.create("http://localhost:8080/pictures/a");

    @Test
    void a_picture_and_a_chart_come_out_of_the_database_as_they_went_in() {
        Message message = Message.of(
                new Block.Picture(PICTURE, "A loaf"),
                Block.Bars.of(new Block.Bar("A", 12, "12 · 40%", true), new Block.Bar("B", 18, "18 · 60%", false)));
        assertThat(MessageJson.read(MessageJson.write(message))).isEqualTo(message);
        assertThat(message.plain()).isEqualTo("A loaf\n✓ A: 12 · 40%\nB: 18 · 60%");
    }

    @Test
    void a_picture_without_words_is_none_and_neither_is_a_chart_without_bars() {
        assertThatThrownBy(() -> new Block.Picture(PICTURE, " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Block.Picture(URI.create("data:image/png,"), "A loaf"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Block.Bars(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Block.Bar("A", -1, "", false)).isInstanceOf(IllegalArgumentException.class);
    }
}
