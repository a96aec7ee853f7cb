package apical.network;

import java.util.stream.Stream;

/** The functions over which laws are tested: each kind, and the soft rectifier with the paper's numbers and with others. */
public final class TransferFunctions {

    private TransferFunctions() {
    }

    public static Stream<TransferFunction> all() {
        return Stream.of(new TransferFunction.Logistic(), new TransferFunction.Tanh(), new TransferFunction.Relu(),
                new TransferFunction.SoftRectifier(0.1, 1, 3), new TransferFunction.SoftRectifier(0.8, 2.5, -0.3));
    }
}
