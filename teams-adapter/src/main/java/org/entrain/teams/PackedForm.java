package org.entrain.teams;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.entrain.core.chat.Form;

/**
 * A form as it travels beside the card that shows it, small: where a dozen things are matched with a dozen others, the
 * same options stand in it a dozen times, and a card has no room for all of that twice.
 */
final class PackedForm {
    /** In bytes; a form that fits into a card is far smaller. */
    private static final int LARGEST = 1_000_000;

    private PackedForm() {}

    /** The form as one word. */
    static String pack(Form form) {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            deflater.write(TeamsJson.write(form).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
    }

    /** Reads what {@link #pack} wrote; throws {@link IllegalArgumentException} on anything else. */
    static Form unpack(String packed) {
        byte[] deflated = Base64.getUrlDecoder().decode(packed);
        try (var inflater = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
            byte[] json = inflater.readNBytes(LARGEST);
            return TeamsJson.MAPPER.readValue(json, Form.class);
        } catch (IOException e) {
            throw new IllegalArgumentException("No form travels here", e);
        }
    }
}
