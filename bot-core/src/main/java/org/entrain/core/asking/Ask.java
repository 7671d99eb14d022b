package org.entrain.core.asking;

import java.net.URI;
import java.util.function.Function;
import org.entrain.core.chat.Action;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Picture;
import org.entrain.core.questions.Response;

/**
 * A question that is put to somebody, and what it means when they answer.
 *
 * @param heading what stands before the question, such as "2 of 5", or {@code ""}
 * @param shuffle the order that its parts are shown in
 * @param answer what pressing a button means that gives this response
 * @param open what pressing the button means that opens the form
 * @param submit what sending the form means
 * @param pictures where a picture can be looked at
 */
public record Ask(
        Item item,
        String heading,
        Shuffle shuffle,
        Function<Response, Action> answer,
        Action open,
        Action submit,
        Function<Picture, URI> pictures) {}
