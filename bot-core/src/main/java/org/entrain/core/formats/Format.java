package org.entrain.core.formats;

/** The formats in which files of questions are written; {@link Formats#read} tells by itself which one it reads. */
public enum Format {
    /** Plain text, of Moodle. */
    GIFT,
    /** A table with a row of headings, as text. */
    CSV,
    /** The same table, for Excel. */
    XLSX,
    /** All that Moodle knows of a question. */
    MOODLE_XML,
    /** A package of items that learning systems exchange, in version 3.0. */
    QTI,
    /** Cards for one's own revision. */
    ANKI
}
