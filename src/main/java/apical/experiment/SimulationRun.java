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
import apical.network.Seed;
import apical.results.Measurement;
import apical.results.RunJournal;
import apical.results.TimingRow;
import apical.rule.InContinuousTime;
import apical.rule.SimulatedTissue;
import apical.state.Checkpointed;
import apical.state.State;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/**
 * One tissue, made of one model with one seed, that is shown the patterns of a schedule. It is carried out on one thread, from its
 * beginning or from where a checkpoint says that it stood, with the same results: they depend on its definition and seed alone.
 */
final class SimulationRun implements Checkpointed {

    private final SimulationDefinition simulation;
    private final ModelDefinition model;
    private final InContinuousTime rule;
    private final long seed;
    private final Function<StimulusDefinition.Data, Dataset> data;
    private final RunJournal journal;
    private final Stop stop;
    private final Progress progress;

    private final SimulatedTissue tissue;
    private final Map<StimulusDefinition, Patterns> shown = new LinkedHashMap<>();
    private final List<Pattern> unseen;
    private final TreeSet<Long> points;
    private final TrainingClock clock;
    private final TissueRecorders recorders;
    /** Patterns shown, and after how many the tissue was last measured; -1 if it never was. */
    private long presentations;
    private long measuredAfter = -1;

    SimulationRun(SimulationDefinition simulation, ModelDefinition model, long seed,
            Function<StimulusDefinition.Data, Dataset> data, RunJournal journal, Stop stop, Progress progress) {
        this.simulation = simulation;
        this.model = model;
        this.rule = model.rule().as(InContinuousTime.class).orElseThrow();
        this.seed = seed;
        this.data = data;
        this.journal = journal;
        this.stop = stop;
        this.progress = progress;
        this.clock = new TrainingClock(model.name(), seed);
        this.tissue = rule.prepare(model.blueprint(new Seed(seed)), simulation.engine());
        Measurements asked = simulation.measurements();
        this.unseen = asked.patterns().patterns(source("unseen patterns")).next(asked.count());
        for (Phase phase : simulation.schedule()) {
            shown.computeIfAbsent(phase.patterns(), definition -> definition.patterns(source("patterns " + shown.size())));
        }
        this.points = new TreeSet<>(asked.spacing().among(simulation.presentations()));
        this.recorders = new TissueRecorders(simulation, model.layers(), rule.stepMs(), journal.recordings());
        long end = 0;
        for (Phase phase : simulation.schedule()) {
            end += phase.presentations();
            points.add(end);
        }
    }

    private StimulusDefinition.Source source(String purpose) {
        return new StimulusDefinition.Source(model, new Seed(seed), purpose, data);
    }

    @Override
    public void checkpoint(State state) {
        presentations = state.number("presentations", presentations);
        measuredAfter = state.number("measuredAfter", measuredAfter);
        state.part("clock", clock);
        state.part("tissue", tissue);
        int n = 0;
        for (Patterns patterns : shown.values()) {
            state.part("patterns" + n++, patterns);
        }
        state.part("recorders", recorders);
    }

    /**
     * Simulates, to the end or as far as it gets.
     *
     * @return false if it must be made once more: it was to go on from a checkpoint that does not fit
     * @throws CancellationException if the run is left for later
     * @throws DivergenceException   if it diverged
     */
    boolean execute() throws IOException {
        try (recorders) {
            RunJournal.Restored restored = journal.restore(this);
            if (restored == RunJournal.Restored.UNFIT) {
                return false;
            }
            if (restored == RunJournal.Restored.YES) {
                progress.restored(presentations);
            } else {
                recorders.begin();
            }
            goOn();
            return true;
        }
    }

    private void goOn() throws IOException {
        try {
            if (measuredAfter < 0) {
                measure();
            }
            long end = 0;
            for (Phase phase : simulation.schedule()) {
                end += phase.presentations();
                run(phase, end);
            }
            recorders.close();
            journal.end(tissue.synapses().get());
        } catch (NotFiniteException | DivergenceException e) {
            DivergenceException diverged = e instanceof DivergenceException known ? known
                    : new DivergenceException(model.name(), seed, e.getMessage());
            recorders.close();
            journal.endDiverged(diverged.getMessage());
            throw diverged;
        }
    }

    /** What is left of a phase that ends after so many presentations of all. */
    private void run(Phase phase, long end) throws IOException {
        measureIfDue();
        while (presentations < end) {
            clock.start();
            present(shown.get(phase.patterns()).next(), phase);
            clock.stop();
            presentations++;
            progress.shown(1);
            measureIfDue();
            leaveIfWished();
            journal.pause(this);
        }
    }

    private void measureIfDue() throws IOException {
        if (points.contains(presentations) && measuredAfter < presentations) {
            measure();
            leaveIfWished();
            journal.rest(this);
        }
    }

    private void leaveIfWished() throws IOException {
        if (stop.isWished()) {
            journal.hold(this);
            throw new CancellationException("left for later");
        }
    }

    private void present(Pattern pattern, Phase phase) throws IOException {
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
            recorders.note(phase, learning.timeMs(), target);
        }
        long steps = steps(phase.presentationMs());
        long plasticFrom = steps(phase.plasticFromMs());
        for (long step = 0; step < steps; step++) {
            learning.step(phase.plastic() && step >= plasticFrom);
            if (phase.record()) {
                recorders.record(learning);
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

    private void measure() throws IOException {
        journal.offer(this);
        int epoch = points.headSet(presentations).size();
        journal.add(TimingRow.TABLE, clock.row(epoch, presentations));
        Measurements asked = simulation.measurements();
        new TissueProbe(tissue.probe().get(), rule.conductances(), model.transferFunction(), steps(asked.presentationMs()),
                (split, layer, quantity, value) -> {
                    if (!Double.isFinite(value)) {
                        throw new DivergenceException(model.name(), seed, quantity + (layer.isEmpty() ? "" : " of " + layer)
                                + " is " + value + " after " + presentations + " presentations. Maybe smaller rule.learningRates");
                    }
                    journal.add(Measurement.TABLE, new Measurement(model.rule().kind().id(), model.name(), seed, epoch,
                            presentations, split, layer, quantity.id(), quantity.unit(), value));
                }).measure(asked.quantities(), unseen);
        journal.commit();
        measuredAfter = presentations;
        progress.measured(model.name(), seed, presentations);
    }
}
