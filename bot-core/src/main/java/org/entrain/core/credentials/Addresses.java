package org.entrain.core.credentials;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/** Where things are that a credential points to. They stand in what was signed: the public address is not to be changed. */
final class Addresses {
    private static final String KEYS = "/keys/";

    private final String publicUrl;

    Addresses(URI publicUrl) {
        this.publicUrl = publicUrl.toString();
    }

    URI home() {
        return URI.create(publicUrl);
    }

    URI page(UUID credential) {
        return URI.create(publicUrl + "/badges/" + credential);
    }

    URI picture(String achievement) {
        return URI.create(publicUrl + "/badges/pictures/" + achievement + ".png");
    }

    URI issuer(UUID organisation) {
        return URI.create(publicUrl + "/issuer/" + organisation);
    }

    URI key(String kid) {
        return URI.create(publicUrl + KEYS + kid);
    }

    URI statusList(UUID organisation, int number) {
        return URI.create(publicUrl + "/status/" + organisation + "/" + number);
    }

    /** Which key is at an address; empty where the address is none of ours. */
    Optional<String> kid(String address) {
        String prefix = publicUrl + KEYS;
        return address.startsWith(prefix) ? Optional.of(address.substring(prefix.length())) : Optional.empty();
    }

    /** Which credential's page is at an address; empty where the address is none of ours. */
    Optional<UUID> credential(String address) {
        String prefix = publicUrl + "/badges/";
        return address.startsWith(prefix) ? uuid(address.substring(prefix.length())) : Optional.empty();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException expected) {
            return Optional.empty();
        }
    }
}
