package org.entrain.core.lessons;

import java.util.List;
import java.util.Map;
import org.entrain.core.lessons.Path.Start;

/**
 * What a file of Markdown, or a zip of them, holds.
 *
 * @param isPath whether it is a path, and not a lesson alone
 * @param steps in order; one that is wrong is left out and named among the problems
 * @param pictures by the names of their files, in lower case
 * @param html how many pieces of HTML are left out
 */
record Folder(
        boolean isPath,
        String name,
        Start start,
        int reminders,
        List<StepDraft> steps,
        Map<String, byte[]> pictures,
        List<FileProblem> problems,
        int html) {
    Folder {
        steps = List.copyOf(steps);
        problems = List.copyOf(problems);
    }

    /** A file in which nothing can be read. */
    static Folder unreadable(FileProblem why) {
        return new Folder(true, "", new Start.ByCommand(), Path.USUAL_REMINDERS, List.of(), Map.of(), List.of(why), 0);
    }
}
