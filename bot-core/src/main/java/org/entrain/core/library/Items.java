package org.entrain.core.library;

import java.util.ArrayList;
import java.util.List;
import org.entrain.core.bank.Variant;
import org.entrain.core.questions.Cloze;
import org.entrain.core.questions.Gap;
import org.entrain.core.questions.Item;
import org.entrain.core.questions.Matching;
import org.entrain.core.questions.MultipleChoice;
import org.entrain.core.questions.Ordering;
import org.entrain.core.questions.Question;
import org.entrain.core.questions.SingleChoice;
import org.entrain.core.text.Language;

/** Questions with a part of them replaced. */
final class Items {
    private Items() {}

    static Item with(Item item, Question question) {
        return new Item(question, item.picture(), item.hint(), item.tags(), item.difficulty(), item.source());
    }

    /** The variants, with {@code item} for {@code language}. */
    static List<Variant> with(List<Variant> variants, Language language, Item item) {
        var all = new ArrayList<Variant>();
        variants.forEach(one -> all.add(one.language() == language ? new Variant(language, item) : one));
        if (variants.stream().noneMatch(one -> one.language() == language)) {
            all.add(new Variant(language, item));
        }
        return all;
    }

    /**
     * Whether two are the same question in two languages: an answer is kept by the place of its option, so these must be
     * as many, and the right ones must stand at the same places.
     */
    static boolean match(Question one, Question other) {
        return switch (one) {
            case SingleChoice a
            when other instanceof SingleChoice b -> rights(a).equals(rights(b));
            case MultipleChoice a
            when other instanceof MultipleChoice b ->
                a.choices().size() == b.choices().size() && rights(a).equals(rights(b));
            case Matching a
            when other instanceof Matching b ->
                a.options().size() == b.options().size() && places(a).equals(places(b));
            case Ordering a
            when other instanceof Ordering b -> a.steps().size() == b.steps().size();
            case Cloze a when other instanceof Cloze b -> gaps(a).equals(gaps(b));
            default -> one.getClass() == other.getClass();
        };
    }

    private static List<Boolean> rights(SingleChoice question) {
        return question.choices().stream()
                .map(choice -> choice.percent() == 100)
                .toList();
    }

    private static List<Boolean> rights(MultipleChoice question) {
        return question.choices().stream().map(choice -> choice.percent() > 0).toList();
    }

    /** Where the right option of each pair stands. */
    private static List<Integer> places(Matching question) {
        return question.pairs().stream()
                .map(pair -> question.options().indexOf(pair.right()))
                .toList();
    }

    /** The kind of each gap, and where its right option stands. */
    private static List<Object> gaps(Cloze question) {
        return question.gaps().stream()
                .<Object>map(gap -> gap instanceof Gap.Picked picked
                        ? picked.choices().stream()
                                .map(choice -> choice.percent() == 100)
                                .toList()
                        : gap.getClass())
                .toList();
    }
}
