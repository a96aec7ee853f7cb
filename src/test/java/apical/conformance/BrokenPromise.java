package apical.conformance;

import apical.learning.LearningRule;
import apical.learning.OuterProducts;
import apical.learning.Plasticity;
import apical.network.Activity;
import apical.network.Projection;
import apical.state.State;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.ejml.data.FMatrixRMaj;

/** A rule that breaks one of the promises of every rule, and keeps the others. */
final class BrokenPromise implements LearningRule {

    /** Of rules that report another thing each time they are made. */
    private static final AtomicInteger MADE = new AtomicInteger();

    private final LearningRule rule;
    private final String promise;
    private int made = MADE.incrementAndGet();
    private boolean wasTaught;

    BrokenPromise(LearningRule rule, String promise) {
        this.rule = rule;
        this.promise = promise;
    }

    private boolean breaks(Contract law) {
        return promise.equals(law.name());
    }

    @Override
    public void present(FMatrixRMaj input, FMatrixRMaj target, Plasticity plasticity) {
        rule.present(input, target, (OuterProducts) (onto, error, pre) -> {
            FMatrixRMaj reported = error.copy();
            if (breaks(Contract.REPEATABLE)) {
                reported.fill(0.1f * made);
            }
            if (breaks(Contract.MEAN) && input.numCols > 1) {
                reported.data[0] += 1;
            }
            plasticity.change(onto, reported, pre);
        });
        if (breaks(Contract.UNTOUCHED)) {
            rule.projections().get(1).weights().data[0] += 1e-7f;
        }
    }

    @Override
    public FMatrixRMaj predict(FMatrixRMaj input) {
        FMatrixRMaj rates = rule.predict(input).copy();
        if (breaks(Contract.FORGOTTEN) && wasTaught) {
            rates.data[0] += 1e-3f;
        }
        return rates;
    }

    @Override
    public Activity respond(FMatrixRMaj input) {
        return rule.respond(input);
    }

    @Override
    public Activity respond(FMatrixRMaj input, FMatrixRMaj target) {
        wasTaught = true;
        return rule.respond(input, target);
    }

    @Override
    public void checkpoint(State state) {
        made = (int) state.number("made", made);                                // it goes on, though it cannot be repeated
        if (!breaks(Contract.RESUMED)) {
            rule.checkpoint(state);
        }
    }

    @Override
    public List<Projection> projections() {
        return rule.projections();
    }
}
