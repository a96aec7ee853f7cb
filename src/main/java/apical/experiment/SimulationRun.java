package apical.experiment;

import apical.circuit.Preparation;
import apical.data.Dataset;
import apical.data.Pattern;
import apical.data.Patterns;
import apical.definition.ModelDefinition;
import apical.definition.SimulationDefinition;
import apical.definition.SimulationDefinition.Measurements;
import apical.definition.SimulationDefinition.Phase;
import apical.definition.StimulusDefinition;
import apical.diagnostics.TissueProbe;
import apical.dynamics.NotFiniteException;
import apical.network.Projection;
import apical.network.Seed;
import apical.results.Measurement;
import apical.results.ResultTables;
import apical.results.RunResult;
import apical.results.TimingRow;
import apical.rule.InContinuousTime;
import apical.rule.SimulatedTissue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/**
 * One tissue, made of one model with one seed, that is shown the patterns of a schedule. It runs on one thread and depends on
 * its definition and its seed alone.
 */
final class SimulationRun {

    private final SimulationDefinition simulation;
    private final ModelDefinition model;
    private final InContinuousTime rule;
    private final long seed;
    private final Function<StimulusDefinition.Data, Dataset> data;
    private final Progress progress;

    private final SimulatedTissue tissue;
    private final Map<StimulusDefinition, Patterns> shown = new HashMap<>();
    private final List<Pattern> unseen;
    private final TreeSet<Long> points;
    private final List<Measurement> measurements = new ArrayList<>();
    private final TrainingClock clock;
    private long presentations;

    SimulationRun(SimulationDefinition simulation, ModelDefinition model, long seed,
            Function<StimulusDefinition.Data, Dataset> data,
            Progress progress) {
        this.simulation = simulation;
        this.model = model;
        this.rule = model.rule().as(InContinuousTime.class).orElseThrow();
        this.seed = seed;
        this.data = data;
        this.progress = progress;
        this.clock = new TrainingClock(model.name(), seed);
        this.tissue = rule.prepare(model.blueprint(new Seed(seed)), simulation.engine());
        Measurements asked = simulation.measurements();
        this.unseen = asked.patterns().patterns(source("unseen patterns")).next(asked.count());
        this.points = new TreeSet<>(asked.spacing().among(simulation.presentations()));
        long end = 0;
        for (Phase phase : simulation.schedule()) {
            end += phase.presentations();
            points.add(end);
        }
    }

    private StimulusDefinition.Source source(String purpose) {
        return new StimulusDefinition.Source(model, new Seed(seed), purpose, data);
    }

    /**
     * Simulates, to the end or as far as it gets.
     *
     * @param keepSynapses whether they are part of the result
     * @param recordings   folder for what is recorded, which is made if anything is
     */
    RunResult execute(boolean keepSynapses, Path recordings) throws IOException {
        try (TissueRecorders tissueRecorders = TissueRecorders.place(simulation, model.layers(), rule.stepMs(), recordings)) {
            measure();
            for (Phase phase : simulation.schedule()) {
                run(phase, tissueRecorders);
            }
            return result(keepSynapses ? tissue.synapses().get() : List.of(), null);
        } catch (NotFiniteException e) {
            return result(List.of(), new DivergenceException(model.name(), seed, e.getMessage()));
        } catch (DivergenceException | CancellationException e) {
            return result(List.of(), e);
        }
    }

    private RunResult result(List<Projection> synapses, RuntimeException stop) {
        return new RunResult(model.name(), seed, ResultTables.EMPTY.with(Measurement.TABLE, measurements)
                .with(TimingRow.TABLE, clock.rows()), synapses, stop);
    }

    private void run(Phase phase, TissueRecorders tissueRecorders) throws IOException {
        Patterns patterns = shown.computeIfAbsent(phase.patterns(),
                definition -> definition.patterns(source("patterns " + shown.size())));
        clock.start();
        for (int n = 0; n < phase.presentations(); n++) {
            present(patterns.next(), phase, tissueRecorders);
            presentations++;
            progress.shown(1);
            if (points.contains(presentations)) {
                clock.stop();
                measure();
                clock.start();
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("another run failed");
            }
        }
        clock.stop();
    }

    private void present(Pattern pattern, Phase phase, TissueRecorders tissueRecorders) throws IOException {
        Preparation learning = tissue.learning();
        if (rule.resetBetweenPresentations()) {
            learning.rest();
        }
        double[] target = phase.teacher() && pattern.isTaught() ? potentials(pattern.target()) : new double[0];
        if (target.length > 0) {
            learning.show(pattern.rates(), target);
        } else {
            learning.showUntaught(pattern.rates());
        }
        if (phase.record()) {
            tissueRecorders.note(phase, learning.timeMs(), target);
        }
        long steps = steps(phase.presentationMs());
        long plasticFrom = steps(phase.plasticFromMs());
        for (long step = 0; step < steps; step++) {
            learning.step(phase.plastic() && step >= plasticFrom);
            if (phase.record()) {
                tissueRecorders.record(learning);
            }
        }
    }

    private double[] potentials(double[] rates) {
        double[] potentials = new double[rates.length];
        for (int i = 0; i < rates.length; i++) {
            potentials[i] = model.transferFunction().potential(rates[i]);
        }
        return potentials;
    }

    private long steps(double ms) {
        return Math.round(ms / rule.stepMs());
    }

    private void measure() {
        int epoch = points.headSet(presentations).size();
        clock.note(epoch, presentations);
        Measurements asked = simulation.measurements();
        new TissueProbe(tissue.probe().get(), rule.conductances(), model.transferFunction(), steps(asked.presentationMs()),
                (split, layer, quantity, value) -> {
                    if (!Double.isFinite(value)) {
                        throw new DivergenceException(model.name(), seed, quantity + (layer.isEmpty() ? "" : " of " + layer)
                                + " is " + value + " after " + presentations + " presentations. Maybe smaller rule.learningRates");
                    }
                    measurements
                            .add(new Measurement(model.rule().kind().id(), model.name(), seed, epoch, presentations, split, layer,
                                    quantity.id(), quantity.unit(), value));
                }).measure(asked.quantities(), unseen);
        progress.measured(model.name(), seed, presentations);
    }
}
