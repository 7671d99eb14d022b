package org.entrain.core.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * The words that our credentials are written in. Contexts let a reader pass over a word that they do not know, so that it
 * would be shown and not be signed; and they let a writer bring contexts along in which known words mean something else.
 */
final class Vocabulary {
    private static final String CONTEXT = "@context";

    private static final Set<String> NAMES = Set.of(
            "id",
            "type",
            "name",
            "issuer",
            "url",
            "validFrom",
            "validUntil",
            "credentialSubject",
            "identifier",
            "hashed",
            "identityHash",
            "identityType",
            "salt",
            "achievement",
            "description",
            "criteria",
            "narrative",
            "image",
            "inLanguage",
            "alignment",
            "targetName",
            "targetUrl",
            "targetFramework",
            "targetCode",
            "evidence",
            "credentialStatus",
            "encodedList",
            "statusPurpose",
            "statusListIndex",
            "statusListCredential");

    private Vocabulary() {}

    /** Whether a document says nothing but in our words, besides its proof. */
    static boolean isOurs(ObjectNode document) {
        ObjectNode said = document.deepCopy();
        said.remove(DataIntegrity.PROOF);
        JsonNode contexts = said.remove(CONTEXT);
        return contexts != null
                && contexts.isArray()
                && contexts.size() == Contexts.OURS.size()
                && contexts.path(0).asText().equals(Contexts.OURS.getFirst())
                && contexts.path(1).asText().equals(Contexts.OURS.getLast())
                && isOfOurNames(said);
    }

    private static boolean isOfOurNames(JsonNode node) {
        for (var member : node.properties()) {
            if (!NAMES.contains(member.getKey())) {
                return false;
            }
        }
        for (JsonNode part : node) {
            if (!isOfOurNames(part)) {
                return false;
            }
        }
        return true;
    }
}
