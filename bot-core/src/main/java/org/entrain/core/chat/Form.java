package org.entrain.core.chat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

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
    private static final int VISIBLE_OPTIONS = 10;
    private static final int VISIBLE_IN_ALL = 30;

    public Form {
        intro = List.copyOf(intro);
        fields = List.copyOf(fields);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("A form asks something");
        }
    }

    /**
     * Whether the options of {@code choice} fold out of a list. They do where there are more than ten; and where the
     * form has one choice after another, as when things are matched or put in order, so that all that is asked can be
     * seen at once.
     */
    public boolean folds(ChoiceField choice) {
        return isLong(choice) || (!choice.many() && visibleOptions() > VISIBLE_IN_ALL);
    }

    private static boolean isLong(ChoiceField choice) {
        return choice.options().size() > VISIBLE_OPTIONS;
    }

    private int visibleOptions() {
        return fields.stream()
                .filter(ChoiceField.class::isInstance)
                .map(ChoiceField.class::cast)
                .filter(choice -> !isLong(choice))
                .mapToInt(choice -> choice.options().size())
                .sum();
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

    /**
     * One of several, or several of several. All options are visible at once where there are few: {@link Form#folds}.
     *
     * @param many whether several may be chosen
     * @param initial the values chosen at first, one at most unless {@code many}; one that no option has is passed over
     */
    public record ChoiceField(
            String id,
            String label,
            String hint,
            boolean optional,
            boolean many,
            List<Option> options,
            List<String> initial)
            implements Field {
        public ChoiceField {
            options = List.copyOf(options);
            initial = List.copyOf(initial);
        }

        /** A choice of which nothing is chosen at first. */
        public ChoiceField(String id, String label, String hint, boolean optional, boolean many, List<Option> options) {
            this(id, label, hint, optional, many, options, List.of());
        }

        /** The options that are chosen at first. */
        public List<Option> chosen() {
            return options.stream()
                    .filter(option -> initial.contains(option.value()))
                    .limit(many ? Long.MAX_VALUE : 1)
                    .toList();
        }
    }

    /**
     * People of the workspace that the form is sent in, looked for by name. What is submitted are their
     * {@link Account#id() account ids}, as the platform says them: whether anybody has such an account is for the
     * feature to find out.
     *
     * @param many whether several may be chosen
     * @param initial who is chosen at first, one at most unless {@code many}; an account of another workspace is passed
     *     over
     */
    public record PersonField(
            String id, String label, String hint, boolean optional, boolean many, List<Account> initial)
            implements Field {
        public PersonField {
            initial = List.copyOf(initial);
        }

        /** The ids of those chosen at first, for a form that is shown in {@code workspace}. */
        public List<String> chosen(Workspace workspace) {
            return initial.stream()
                    .filter(account -> account.workspace().equals(workspace))
                    .map(Account::id)
                    .distinct()
                    .limit(many ? Long.MAX_VALUE : 1)
                    .toList();
        }
    }

    /**
     * A day; what is submitted is its ISO form, such as {@code 2026-12-01}.
     *
     * @param initial what stands there at first
     */
    public record DateField(String id, String label, String hint, boolean optional, Optional<LocalDate> initial)
            implements Field {}
}
