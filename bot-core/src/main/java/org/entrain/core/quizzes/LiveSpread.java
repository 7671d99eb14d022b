package org.entrain.core.quizzes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.entrain.core.asking.Verdicts;
import org.entrain.core.bank.Version;
import org.entrain.core.chat.Block;
import org.entrain.core.chat.Block.Bar;
import org.entrain.core.questions.Choice;
import org.entrain.core.questions.Cloze;
import org.entrain.core.questions.Mark;
import org.entrain.core.questions.Matching;
import org.entrain.core.questions.MultipleChoice;
import org.entrain.core.questions.Numeric;
import org.entrain.core.questions.Ordering;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.Reflection;
import org.entrain.core.questions.Response;
import org.entrain.core.questions.ShortAnswer;
import org.entrain.core.questions.SingleChoice;
import org.entrain.core.questions.TrueFalse;
import org.entrain.core.text.Texts;

/** How the answers of a group to one question are spread, as a chart with what is right marked. */
final class LiveSpread {
    /** With fewer answers, the spread would tell of somebody in particular. */
    static final int SMALLEST_GROUP = 5;

    private final Version version;
    private final List<Response> responses;
    private final Texts texts;

    private LiveSpread(Version version, List<Response> responses, Texts texts) {
        this.version = version;
        this.responses = responses;
        this.texts = texts;
    }

    /** The chart: empty where nothing is right or wrong, or where too few have answered. */
    static List<Block> chart(Version version, List<Response> responses, Texts texts) {
        List<Bar> bars = responses.size() < SMALLEST_GROUP
                ? List.of()
                : new LiveSpread(version, responses, texts)
                        .bars(version.in(texts.language()).question());
        return bars.isEmpty() ? List.of() : List.of(new Block.Bars(bars));
    }

    private List<Bar> bars(Question question) {
        return switch (question) {
            case SingleChoice single -> {
                var bars = new ArrayList<Bar>();
                for (int i = 0; i < single.choices().size(); i++) {
                    var chosen = new Response.Chosen(i);
                    bars.add(bar(
                            said(question, chosen),
                            chosen::equals,
                            single.choices().get(i).percent() == 100));
                }
                yield bars;
            }
            case MultipleChoice multiple -> {
                var bars = new ArrayList<Bar>();
                for (int i = 0; i < multiple.choices().size(); i++) {
                    int choice = i;
                    Choice option = multiple.choices().get(i);
                    bars.add(bar(
                            option.text(),
                            response -> response instanceof Response.ChosenMany(Set<Integer> chosen)
                                    && chosen.contains(choice),
                            option.percent() > 0));
                }
                yield bars;
            }
            case TrueFalse statement -> {
                var yes = new Response.Said(true);
                var no = new Response.Said(false);
                yield List.of(
                        bar(said(question, yes), yes::equals, statement.answer()),
                        bar(said(question, no), no::equals, !statement.answer()));
            }
            case ShortAnswer written -> rightOrNot();
            case Numeric numeric -> rightOrNot();
            case Matching matching -> rightOrNot();
            case Ordering ordering -> rightOrNot();
            case Cloze cloze -> rightOrNot();
            case Reflection reflection -> List.of();
        };
    }

    private List<Bar> rightOrNot() {
        return List.of(
                bar(texts.say("live.right"), this::isRight, true),
                bar(texts.say("live.other"), response -> !isRight(response), false));
    }

    private boolean isRight(Response response) {
        return version.mark(response).filter(Mark::right).isPresent();
    }

    private Bar bar(String label, Predicate<Response> which, boolean right) {
        int count = (int) responses.stream().filter(which).count();
        long percent = Math.round(100.0 * count / responses.size());
        return new Bar(label, count, texts.say("live.share", count, percent), right);
    }

    private String said(Question question, Response response) {
        return Verdicts.said(question, response, texts);
    }
}
