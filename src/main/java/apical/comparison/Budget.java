package apical.comparison;

import java.util.function.ToDoubleFunction;

/** What may be equal when rules are compared. */
public enum Budget {
    /** Passes through the training images. */
    EPOCHS("epochs", "epochs", ComparedModel.Point::epoch),
    /** Seconds of training, mean over seeds, measurements apart. */
    TIME("training time", "s", ComparedModel.Point::seconds),
    /** Multiply-adds of all training so far. */
    MULTIPLY_ADDS("multiply-adds", "multiply-adds", ComparedModel.Point::multiplyAdds);

    private final String id;
    private final String unit;
    private final ToDoubleFunction<ComparedModel.Point> spent;

    Budget(String id, String unit, ToDoubleFunction<ComparedModel.Point> spent) {
        this.id = id;
        this.unit = unit;
        this.spent = spent;
    }

    /** As written in tables. */
    public String id() {
        return id;
    }

    public String unit() {
        return unit;
    }

    /** How much of it was spent up to a point; not a number if nobody knows. */
    public double spent(ComparedModel.Point point) {
        return spent.applyAsDouble(point);
    }
}
