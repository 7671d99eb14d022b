package org.entrain.core.activity;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.entrain.core.questions.Response;
import org.entrain.core.text.Language;

/**
 * What can be said of something that happened besides what its fact says.
 *
 * @param thing what it happened with: the quiz of a run, the lesson, the path, the badge of an award
 * @param names what that is called, in one language at least
 * @param page where the world can look at it; empty where nowhere
 * @param share of the points that was earned, from 0 to 1; empty where there are none
 * @param passed whether that was enough; empty where nobody passes or fails
 * @param response what was answered; empty where it is not known, and for what somebody wrote in words of their own
 */
public record Detail(
        UUID thing,
        Map<Language, String> names,
        Optional<URI> page,
        OptionalDouble share,
        Optional<Boolean> passed,
        Optional<Response> response) {
    public Detail {
        names = Map.copyOf(names);
    }

    /** Something that has a name. */
    public static Detail of(UUID thing, Language language, String name) {
        return new Detail(
                thing,
                Map.of(language, name),
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same, with a page of its own. */
    public Detail at(URI address) {
        return new Detail(thing, names, Optional.of(address), share, passed, response);
    }
}
