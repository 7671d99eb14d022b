package org.entrain.core.formats;

import java.util.Base64;

/** The smallest picture that is one: a GIF of one point. */
final class XmlPictureBytes {
    static final String BASE_64 = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
    static final byte[] GIF = Base64.getDecoder().decode(BASE_64);
    static final String SHA_256 = "ef1955ae757c8b966c83248350331bd3a30f658ced11f387f8ebf05ab3368629";

    private XmlPictureBytes() {}
}
