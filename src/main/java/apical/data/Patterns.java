package apical.data;

import apical.state.Checkpointed;
import apical.state.RandomStream;
import apical.state.State;
import java.util.List;
import java.util.stream.Stream;

/** Patterns one after another, without end. */
public interface Patterns extends Checkpointed {

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
                Pattern next = patterns.get(shown);
                shown = (shown + 1) % patterns.size();
                return next;
            }

            @Override
            public void checkpoint(State state) {
                shown = (int) state.number("shown", shown);
            }
        };
    }

    /** Each image of a data set once, in an order drawn anew for each pass, and what the outputs shall do about it. */
    static Patterns shuffled(LabelledImages images, Targets targets, int classes, RandomStream random) {
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

            @Override
            public void checkpoint(State state) {
                order = state.growing("order", order);
                shown = (int) state.number("shown", shown);
                state.part("random", random);
            }
        };
    }
}
