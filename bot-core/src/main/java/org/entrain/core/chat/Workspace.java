package org.entrain.core.chat;

/**
 * The house on a platform in which people and channels have their ids: what one product calls a team and another a
 * tenant.
 *
 * @param platform the product
 * @param id the platform's own id of it
 */
public record Workspace(Platform platform, String id) {}
