package apical.results;

import apical.definition.ResolvedExperiment;
import apical.definition.ResolvedTraining;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which run of an experiment: one model with one seed. */
public record RunKey(String model, long seed) {

    /** All runs of a plan, in the order of models, then seeds: so results stand. */
    public static List<RunKey> of(ResolvedExperiment plan) {
        List<RunKey> keys = new ArrayList<>();
        for (ResolvedExperiment.Model model : plan.models()) {
            plan.seeds().forEach(seed -> keys.add(new RunKey(model.definition().name(), seed)));
        }
        return keys;
    }

    /** The same in the order in which they begin: so that no long run is left over for one thread while the others are idle. */
    static List<RunKey> longestFirst(ResolvedExperiment plan) {
        if (!(plan instanceof ResolvedTraining)) {
            return of(plan);
        }
        Map<String, Long> costs = new HashMap<>();
        plan.models().forEach(model -> costs.put(model.definition().name(), model.definition().costs().multiplyAdds()));
        return of(plan).stream().sorted(Comparator.comparingLong((RunKey run) -> costs.get(run.model())).reversed()).toList();
    }

    @Override
    public String toString() {
        return "model \"" + model + "\", seed " + seed;
    }
}
