package org.entrain.core.chat;

/**
 * Somebody as one platform knows them. A person may have several accounts.
 *
 * @param workspace where the id is valid
 * @param id the platform's own id, stable when the person is renamed
 */
public record Account(Workspace workspace, String id) {}
