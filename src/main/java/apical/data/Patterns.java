package apical.data;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Patterns one after another, without end. */
@FunctionalInterface
public interface Patterns {

    Pattern next();

    /** The next {@code n} patterns. */
    default List<Pattern> next(int n) {
        return Stream.generate(this::next).limit(n).toList();
    }

    /** These, in their order, again and again. */
    static Patterns cycle(List<Pattern> patterns) {
        return new Patterns() {
            private int shown;

            @Override
            public Pattern next() {
                return patterns.get(shown++ % patterns.size());
            }
        };
    }

    /** Each image of a data set once, in an order drawn anew for each pass, and what the outputs shall do about it. */
    static Patterns shuffled(LabelledImages images, Targets targets, int classes, RandomGenerator random) {
        return new Patterns() {
            private int[] order = {};
            private int shown;

            @Override
            public Pattern next() {
                if (shown == order.length) {
                    order = Batches.shuffledOrder(images.size(), random);
                    shown = 0;
                }
                return images.pattern(order[shown++], targets, classes);
            }
        };
    }
}
