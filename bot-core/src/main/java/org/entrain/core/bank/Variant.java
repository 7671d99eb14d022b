package org.entrain.core.bank;

import org.entrain.core.questions.Item;
import org.entrain.core.text.Language;

/** A question in one language. */
public record Variant(Language language, Item item) {}
