package org.entrain.core.credentials;

/**
 * A credential, signed in two ways.
 *
 * @param json with a Data Integrity proof, eddsa-rdfc-2022
 * @param jwt as a JSON Web Token, RS256
 */
public record Signed(String json, String jwt) {}
