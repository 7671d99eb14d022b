package org.entrain.core.chat;

import java.util.List;

/**
 * Questions asked in a window of their own.
 *
 * @param onSubmit what sending it means
 * @param title a few words; the adapter shortens what its platform would refuse
 * @param intro shown above the fields; may be empty; no buttons
 * @param fields what is asked, at least one
 * @param submit the label of the button that sends it
 * @param cancel the label of the button that closes it
 */
public record Form(Action onSubmit, String title, List<Block> intro, List<Field> fields, String submit, String cancel) {
    public Form {
        intro = List.copyOf(intro);
        fields = List.copyOf(fields);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("A form asks something");
        }
    }

    /** One thing that is asked. */
    public sealed interface Field {
        /** Unique in the form; letters, digits and dashes. */
        String id();

        /** What is asked. */
        String label();

        /** How to answer it well; empty for none. */
        String hint();

        /** Whether it may be left empty. */
        boolean optional();
    }

    /**
     * A text.
     *
     * @param multiline whether it may have several lines
     * @param maxLength in characters, 1 to 3000 (the smaller of the platforms' limits)
     * @param initial what stands there at first; may be empty
     */
    public record TextField(
            String id, String label, String hint, boolean optional, boolean multiline, int maxLength, String initial)
            implements Field {}

    /** One of several, or several of several. All options are visible at once where there are ten or fewer. */
    public record ChoiceField(
            String id, String label, String hint, boolean optional, boolean many, List<Option> options)
            implements Field {
        public ChoiceField {
            options = List.copyOf(options);
        }
    }
}
