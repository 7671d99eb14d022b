/** The vocabulary of a chat: what people do, and what they are shown, without any word of a particular product. */
@NullMarked
package org.entrain.core.chat;

import org.jspecify.annotations.NullMarked;
