package apical.experiment;

import apical.definition.Definitions;
import apical.definition.ModelDefinition;
import apical.learning.Learner;
import apical.network.Seed;
import java.lang.ref.Reference;
import java.nio.file.Path;
import org.ejml.data.FMatrixRMaj;

/** Prints what networks that learn take of the heap: {@code MODEL SAMPLES BYTES}, a line for each pair of arguments. */
final class MemoryTaken {

    private static final int MOST = 10;
    private static final double TOLERANCE = 0.01;

    private MemoryTaken() {
    }

    public static void main(String[] arguments) {
        for (int i = 0; i < arguments.length; i += 2) {
            int samples = Integer.parseInt(arguments[i + 1]);
            System.out.println(arguments[i] + " " + samples + " " + settled(arguments[i], samples));
        }
    }

    /** Twice the same: the first time there is also what is loaded once, and what Java still holds of the time before. */
    private static long settled(String name, int samples) {
        long before = 0;
        long taken = taken(name, samples);
        for (int i = 0; i < MOST && Math.abs(taken - before) > TOLERANCE * taken; i++) {
            before = taken;
            taken = taken(name, samples);
        }
        return taken;
    }

    /** A model of those that are shipped. */
    static ModelDefinition model(String name) {
        return Definitions.readModel(Path.of("models", name + ".json"));
    }

    private static long taken(String name, int samples) {
        ModelDefinition model = model(name);
        long before = used();
        Learner learner = model.build(new Seed(1));
        FMatrixRMaj input = new FMatrixRMaj(model.layers().units(0), samples);
        FMatrixRMaj target = new FMatrixRMaj(model.layers().units(model.layers().depth()), samples);
        target.fill(0.5f);
        try {
            learner.rule().present(input, target, learner.plasticity());
            return used() - before;
        } finally {
            Reference.reachabilityFence(learner);
            Reference.reachabilityFence(input);
            Reference.reachabilityFence(target);
        }
    }

    private static long used() {
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
