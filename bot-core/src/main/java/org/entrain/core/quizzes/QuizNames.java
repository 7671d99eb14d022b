package org.entrain.core.quizzes;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.entrain.core.bank.Quiz;
import org.entrain.core.bank.Quizzes;
import org.entrain.core.bot.Refusal;
import org.entrain.core.bot.Turn;
import org.entrain.core.chat.Message;
import org.entrain.core.chat.Option;
import org.entrain.core.chat.Reply;
import org.entrain.core.communities.Community;
import org.entrain.core.text.Texts;

/** The quizzes of a community by what people call them. */
final class QuizNames {
    private static final int NEAREST = 3;

    private final Quizzes quizzes;

    QuizNames(Quizzes quizzes) {
        this.quizzes = quizzes;
    }

    /**
     * The quiz of this name.
     *
     * @throws Refusal where there is none, with the names that are nearest
     */
    Quiz named(Turn turn, Community community, String name) {
        return quizzes.named(turn.tx(), community.id(), name)
                .orElseThrow(() -> new Refusal(unknown(turn, community, name)));
    }

    /** The names to choose from. */
    Reply choose(Turn turn, Community community, String question, String action) {
        List<Option> names = quizzes.names(turn.tx(), community.id()).stream()
                .map(name -> new Option(name, name))
                .toList();
        Texts texts = turn.texts(QuizNames.class);
        return new Reply.Private(
                names.isEmpty()
                        ? Message.of(texts.words("start.none", community.name()))
                        : QuizCards.choose(question, action, names, texts));
    }

    private Message unknown(Turn turn, Community community, String name) {
        Texts texts = turn.texts(QuizNames.class);
        List<String> names = quizzes.names(turn.tx(), community.id());
        if (names.isEmpty()) {
            return Message.of(texts.words("start.none", community.name()));
        }
        String lower = name.toLowerCase(Locale.ROOT);
        String nearest = names.stream()
                .sorted(Comparator.comparingInt(
                        other -> LevenshteinDistance.getDefaultInstance().apply(lower, other.toLowerCase(Locale.ROOT))))
                .limit(NEAREST)
                .collect(Collectors.joining(", "));
        return Message.of(texts.words("start.unknown", name, nearest));
    }
}
