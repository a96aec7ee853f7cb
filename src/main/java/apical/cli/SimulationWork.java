package apical.cli;

import apical.definition.ResolvedSimulation;
import apical.experiment.MemoryNeed;
import apical.experiment.Progress;
import apical.experiment.Simulation;
import apical.experiment.Stop;
import apical.results.FinishedExperiment;
import apical.results.RunSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Simulating tissues. */
final class SimulationWork implements Work {

    private final ResolvedSimulation plan;
    private final Simulation simulation;

    /** Loads the data, if any. */
    SimulationWork(ResolvedSimulation plan) {
        this.plan = plan;
        this.simulation = new Simulation(plan);
    }

    @Override
    public Map<String, String> sha256() {
        return simulation.sha256();
    }

    @Override
    public List<String> announce(String where) {
        List<String> lines = new ArrayList<>();
        lines.add(plan.name() + ": " + Plans.count(plan.models().size(), "model") + " x "
                + Plans.count(plan.seeds().size(), "seed") + " x "
                + Plans.count(plan.simulation().presentations(), "presentation") + ", " + plan.simulation().engine().id()
                + " engine, " + where);
        lines.addAll(simulation.announceRecordings());
        return lines;
    }

    @Override
    public MemoryNeed need() {
        return MemoryNeed.of(plan, simulation.data().values());
    }

    @Override
    public String verb() {
        return "Simulating";
    }

    @Override
    public String unit() {
        return " presentations";
    }

    @Override
    public void run(RunSource runs, int threads, Stop stop, Progress progress) throws InterruptedException, IOException {
        simulation.run(runs, threads, stop, progress);
    }

    @Override
    public boolean isCompared() {
        return false;
    }

    @Override
    public List<String> table(FinishedExperiment finished) {
        return MeasurementTable.of(finished.summary());
    }
}
