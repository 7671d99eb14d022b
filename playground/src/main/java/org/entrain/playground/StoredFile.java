package org.entrain.playground;

/**
 * A file that a persona shared.
 *
 * @param id under which it can be fetched
 * @param content base64
 */
record StoredFile(String id, String name, String content) {
    byte[] bytes() {
        return java.util.Base64.getDecoder().decode(content);
    }
}
