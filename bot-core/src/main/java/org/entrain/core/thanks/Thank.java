package org.entrain.core.thanks;

import java.util.UUID;

/**
 * Somebody's thanks for help.
 *
 * @param helper who helped
 * @param helpersName what they are called
 * @param by who was helped
 * @param bysName what they are called
 * @param words what for, as they wrote it
 * @param shown whether the channels were told
 */
record Thank(
        UUID id,
        UUID community,
        UUID helper,
        String helpersName,
        UUID by,
        String bysName,
        String words,
        boolean shown) {}
