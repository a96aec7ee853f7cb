package apical.definition;

import apical.json.Default;
import apical.validation.InvalidValueException;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * Synchronous successive halving: rungs, each with a budget; when all settings have spent it, the best of every model go on to the
 * next.
 *
 * @param budgets of each rung, from the beginning of a run, increasing; none: all train to the end
 * @param unit    of the budgets
 * @param factor  one in so many goes on
 */
@JsonPropertyOrder({"budgets", "unit", "factor"})
public record HalvingDefinition(@Default("[]") List<Double> budgets, @Default("\"epochs\"") Unit unit,
        @Default("2.0") double factor) {

    /** What a budget counts. A run stops after the first whole epoch that spends it. */
    public enum Unit {
        EPOCHS("epochs"),
        MULTIPLY_ADDS("multiplyAdds"),
        /** Of processor time: who goes on then depends on the machine, and is another each time. */
        SECONDS("seconds");

        private final String id;

        Unit(String id) {
            this.id = id;
        }

        @JsonValue
        public String id() {
            return id;
        }
    }

    public HalvingDefinition {
        double before = 0;
        for (int i = 0; i < budgets.size(); i++) {
            double budget = budgets.get(i);
            if (!(budget > before && Double.isFinite(budget))) {
                throw new InvalidValueException("budgets[" + i + "]", "is " + budget + "; expected more than " + before);
            }
            if (unit == Unit.EPOCHS && budget != Math.rint(budget)) {
                throw new InvalidValueException("budgets[" + i + "]", "is " + budget + "; expected a whole number of epochs");
            }
            before = budget;
        }
        if (!(factor > 1 && Double.isFinite(factor))) {
            throw new InvalidValueException("factor", "is " + factor + "; expected more than 1");
        }
        budgets = List.copyOf(budgets);
    }

    /** Whether there are rungs. */
    public boolean isRequested() {
        return !budgets.isEmpty();
    }
}
