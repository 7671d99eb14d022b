package org.entrain.core.challenges;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;
import java.util.UUID;
import org.entrain.core.activity.Fact;
import org.entrain.core.text.Texts;

/** One thing to do in a challenge. All but a proof are told by a fact, wherever they were done. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Step.Quiz.class, name = "quiz"),
    @JsonSubTypes.Type(value = Step.Share.class, name = "share"),
    @JsonSubTypes.Type(value = Step.Proof.class, name = "proof"),
    @JsonSubTypes.Type(value = Step.Help.class, name = "help"),
    @JsonSubTypes.Type(value = Step.Meet.class, name = "meet"),
    @JsonSubTypes.Type(value = Step.Prompt.class, name = "prompt")
})
sealed interface Step {
    /** As many as people keep in mind, and as a card holds. */
    int MOST = 8;

    /** The most characters of what a proof shows. */
    int LONGEST_TASK = 200;

    /** Answer a quiz to its end; by its name of when the challenge began. */
    record Quiz(UUID quiz, String name) implements Step {}

    /** Share something worth reading or seeing. */
    record Share() implements Step {}

    /** Do something in the world, and show it with a picture or a text. */
    record Proof(String task) implements Step {}

    /** Help a colleague, who says thank you for it. */
    record Help() implements Step {}

    /** Meet a colleague one was paired with. */
    record Meet() implements Step {}

    /** Answer a question that the community is asked. */
    record Prompt() implements Step {}

    /** Whether a fact says that whoever it is about did this. Nobody thanks themselves. */
    default boolean isDoneBy(Fact fact) {
        return switch (this) {
            case Quiz quiz -> fact instanceof Fact.QuizDone done && done.quiz().equals(quiz.quiz());
            case Share _ -> fact instanceof Fact.ResourceShared;
            case Help _ ->
                fact instanceof Fact.HelpThanked thanked && !thanked.person().equals(Optional.of(thanked.by()));
            case Meet _ -> fact instanceof Fact.PairMet;
            case Prompt _ -> fact instanceof Fact.PromptAnswered;
            case Proof _ -> false;
        };
    }

    /** What to do, in a few words. */
    default String title(Texts texts) {
        return switch (this) {
            case Quiz quiz -> texts.say("do.quiz", quiz.name());
            case Share _ -> texts.say("do.share");
            case Proof proof -> proof.task();
            case Help _ -> texts.say("do.help");
            case Meet _ -> texts.say("do.meet");
            case Prompt _ -> texts.say("do.prompt");
        };
    }
}
