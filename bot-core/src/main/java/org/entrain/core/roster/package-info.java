/** Who belongs: lists of people that are brought in, accounts that are linked, groups, and the people one manages. */
@NullMarked
package org.entrain.core.roster;

import org.jspecify.annotations.NullMarked;
