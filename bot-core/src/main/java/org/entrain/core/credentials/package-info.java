/**
 * Proof that people can carry away: achievements as verifiable credentials by Open Badges 3.0, signed in two ways, with the
 * keys, the lists of what was revoked, and how they are read back. It knows nothing of how an achievement is earned.
 */
@NullMarked
package org.entrain.core.credentials;

import org.jspecify.annotations.NullMarked;
