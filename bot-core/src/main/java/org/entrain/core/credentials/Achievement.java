package org.entrain.core.credentials;

import java.util.List;
import java.util.UUID;
import org.entrain.core.text.Language;

/**
 * What can be achieved, as a credential says it. A credential keeps the achievement as it was when it was issued.
 *
 * @param id the same for as long as it is the same achievement, whatever becomes of its words
 * @param organisation who stands behind it
 * @param description what it is, in one or two sentences
 * @param criteria what somebody did to earn it, in words
 * @param language of these words
 * @param svg its picture: well-formed, without any script or reference to elsewhere
 * @param png the same picture
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Achievement(
        UUID id,
        UUID organisation,
        String name,
        String description,
        String criteria,
        List<Alignment> alignments,
        Language language,
        String svg,
        byte[] png) {
    public Achievement {
        alignments = List.copyOf(alignments);
    }
}
