/**
 * Microsoft Teams: what happens there becomes an {@link org.entrain.core.chat.Interaction}, and a message becomes an
 * Adaptive Card. {@link org.entrain.teams.TeamsPlatform} is the way in; nobody else names Microsoft.
 *
 * <p>Of the Bot Framework SDK for Java 4.14.3 this package uses the schema ({@code Activity}), the turn and its
 * dispatch ({@code BotAdapter}, {@code ActivityHandler}). Verifying, tokens and transport are Entrain's own: the SDK's
 * drop the result of the claims check, set the locale of the whole program and send twice when a server stumbles.
 */
@NullMarked
package org.entrain.teams;

import org.jspecify.annotations.NullMarked;
