package apical.experiment;

import apical.data.Dataset;
import apical.data.LabelledImages;
import apical.definition.ExperimentDefinition;
import apical.definition.ImageSet;
import apical.definition.InformationDefinition;
import apical.definition.ModelDefinition;
import apical.definition.ResolvedExperiment;
import apical.definition.ResolvedSimulation;
import apical.definition.ResolvedTraining;
import apical.definition.StimulusDefinition;
import apical.diagnostics.Performance;
import apical.network.Site;
import apical.rule.Costs;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * About how much memory a plan needs, told before anything is trained: from the sizes of layers, batches, data and snapshots of
 * information. It is right within a factor of two.
 *
 * <pre>
 *   all = program + data + the largest runs that go side by side
 *   run = 4 (stored + batch + samples (2 of a sample + input + 2 output)) + information      [bytes]
 *   information = 8 images (units of all recorded sites + 2 units of the largest layer)
 * </pre>
 * What a rule stores, of a batch and of a sample, are its {@link Costs}; there are as many samples as in a batch of training or in
 * one of measuring, whichever is larger.
 *
 * @param data bytes of images, that all runs share
 * @param runs of each model, for each seed
 */
public record MemoryNeed(long data, List<OfRun> runs) {

    /** What Java and Apical themselves have in their heap. */
    static final long PROGRAM = 40L << 20;

    /**
     * A run.
     *
     * @param model   its name
     * @param bytes   that it needs beside data and program
     * @param largest numbers in the largest of its arrays
     */
    public record OfRun(String model, double bytes, double largest) {
    }

    public MemoryNeed {
        runs = runs.stream().sorted(Comparator.comparingDouble(OfRun::bytes).reversed()).toList();
    }

    /** Of a plan whose data are known. */
    public static MemoryNeed of(ResolvedTraining plan, Dataset data) {
        return new MemoryNeed(bytes(List.of(data)), forEachSeed(plan,
                plan.models().stream().map(model -> ofRun(model.definition(), plan.experimentOf(model), data)).toList()));
    }

    /** Of a simulation, whose tissues are shown one pattern at a time, and measured with all patterns in memory. */
    public static MemoryNeed of(ResolvedSimulation plan, Collection<Dataset> data) {
        long patterns = plan.simulation().measurements().count() + Stream.concat(
                plan.simulation().schedule().stream().map(phase -> phase.patterns()),
                Stream.of(plan.simulation().measurements().patterns())).distinct().mapToLong(MemoryNeed::kept).sum();
        return new MemoryNeed(bytes(data), forEachSeed(plan, plan.models().stream().map(model -> {
            int inputs = model.definition().layers().units(0);
            int outputs = model.definition().layers().units(model.definition().layers().depth());
            return new OfRun(model.definition().name(),
                    2.0 * model.definition().costs().memory(1) + (double) Double.BYTES * patterns * (inputs + outputs),
                    (double) Math.max(inputs, outputs));
        }).toList()));
    }

    private static long kept(StimulusDefinition patterns) {
        return patterns instanceof StimulusDefinition.Random random ? random.distinct() : 0;
    }

    private static List<OfRun> forEachSeed(ResolvedExperiment plan, List<OfRun> runs) {
        return runs.stream().flatMap(run -> plan.seeds().stream().map(seed -> run)).toList();
    }

    private static OfRun ofRun(ModelDefinition model, ExperimentDefinition experiment, Dataset data) {
        int samples = Math.max(Math.min(experiment.training().batch(), data.training().size()),
                Math.min(Performance.BATCH, Math.max(data.validation().size(), data.test().size())));
        return new OfRun(model.name(), ofTraining(model, samples) + ofInformation(model, experiment.information(), data),
                Math.max((double) samples, experiment.information().isRequested() ? experiment.information().images() : 0)
                        * model.layers().units().stream().mapToInt(Integer::intValue).max().orElseThrow());
    }

    /**
     * Bytes of a network that learns.
     *
     * @param samples that it is shown side by side
     */
    static double ofTraining(ModelDefinition model, int samples) {
        Costs costs = model.costs();
        int outputs = model.layers().units(model.layers().depth());
        return Float.BYTES * (costs.storedNumbers() + costs.numbersOfBatch()
                + (double) samples * (2 * costs.numbersOfSample() + model.layers().units(0) + 2.0 * outputs));
    }

    private static double ofInformation(ModelDefinition model, InformationDefinition asked, Dataset data) {
        if (!asked.isRequested()) {
            return 0;
        }
        double most = 0;
        for (ImageSet split : asked.splits()) {
            long recorded = 0;
            long largest = 0;
            for (int layer = 1; layer <= model.layers().depth(); layer++) {
                List<Site> there = model.rule().anatomy(model.layers()).sites(layer);
                long places = Stream.of(asked.compartments(), asked.taught()).flatMap(List::stream).filter(there::contains).count();
                recorded += places * model.layers().units(layer);
                largest = Math.max(largest, model.layers().units(layer));
            }
            most = Math.max(most,
                    (double) Double.BYTES * Math.min(asked.images(), split.of(data).size()) * (recorded + 2 * largest));
        }
        return most;
    }

    private static long bytes(Collection<Dataset> sets) {
        return sets.stream().flatMap(data -> Stream.of(data.training(), data.validation(), data.test()))
                .mapToLong(MemoryNeed::bytes).sum();
    }

    private static long bytes(LabelledImages images) {
        return (long) images.size() * (images.pixels() + 2 * Integer.BYTES);
    }

    /** The run that needs most. */
    public OfRun largest() {
        return runs.get(0);
    }

    /** Bytes of that many runs side by side, with all that they share. */
    public double bytes(int threads) {
        return PROGRAM + data + runs.stream().limit(threads).mapToDouble(OfRun::bytes).sum();
    }

    /** How many runs can go side by side in that many bytes, or fewer than there are runs and threads; 0: not even one. */
    public int fitting(int threads, double bytes) {
        int fitting = Math.min(threads, runs.size());
        while (fitting > 0 && bytes(fitting) > bytes) {
            fitting--;
        }
        return fitting;
    }
}
