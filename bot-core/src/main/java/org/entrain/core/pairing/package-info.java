/** People who are brought together: for a coffee, to learn from each other, as mentor and mentee; docs/pairing.md. */
@NullMarked
package org.entrain.core.pairing;

import org.jspecify.annotations.NullMarked;
