package org.entrain.core.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Where a PostgreSQL database is and who may enter.
 *
 * @param jdbc a JDBC URL without credentials, {@code jdbc:postgresql://host:port/name?options}
 * @param user the role's name; empty where the driver's default shall serve
 * @param password the role's password; empty where none is asked
 */
public record DatabaseUrl(String jdbc, String user, String password) {

    /**
     * Reads a connection URI ({@code postgresql://user:password@host:port/name?options}, also with {@code postgres:} or
     * {@code jdbc:postgresql:} in front) as the PostgreSQL manual describes it in "33.1.1.2. Connection URIs". Special
     * characters in user and password are percent-encoded.
     *
     * @throws IllegalArgumentException if it is no such URI; the message never repeats it, for it holds a password
     */
    public static DatabaseUrl parse(String url) {
        String uri = url.strip();
        if (uri.startsWith("jdbc:")) {
            uri = uri.substring("jdbc:".length());
        }
        if (!uri.startsWith("postgresql://") && !uri.startsWith("postgres://")) {
            throw new IllegalArgumentException("A database URL looks like postgresql://user:password@host:5432/name");
        }
        return of(hidden(uri));
    }

    private static DatabaseUrl of(URI uri) {
        String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        int at = authority.lastIndexOf('@');
        String[] credentials = authority.substring(0, Math.max(at, 0)).split(":", 2);
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new DatabaseUrl(
                "jdbc:postgresql://" + authority.substring(at + 1) + uri.getRawPath() + query,
                decoded(credentials[0]),
                credentials.length == 2 ? decoded(credentials[1]) : "");
    }

    private static URI hidden(String uri) {
        try {
            return URI.create(uri);
        } catch (IllegalArgumentException e) {
            // Without its cause: the cause's message repeats the password.
            throw new IllegalArgumentException(
                    "The database URL has a character that must be percent-encoded (@ as %40, / as %2F, # as %23)");
        }
    }

    private static String decoded(String text) {
        // In a URI a plus is a plus; URLDecoder reads forms, where it is a space.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return jdbc;
    }
}
