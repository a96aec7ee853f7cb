package apical.cli;

import apical.definition.Assignment;
import apical.definition.ResolvedExperiment;
import apical.definition.SweepDefinition;
import apical.results.ResultStore;
import apical.validation.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code apical run}: trains or simulates, measures, draws. */
@Command(name = "run", mixinStandardHelpOptions = true,
        description = "Run an experiment: train or simulate, measure, draw figures.",
        footer = {"",
                "Examples:",
                "  apical run experiments/three-rules-on-mnist.json",
                "  apical run experiments/three-rules-on-mnist.json --set training.epochs=2 --seed 7 --out results/quick",
                "  apical run experiments/three-rules-on-mnist.json --set models.backprop.rule.learningRates=[3,1,0.1]",
                "  apical run experiments/self-prediction.json --seed 7",
                "  apical run experiments/three-rules-on-mnist.json --save-weights",
                "  apical run experiments/three-rules-on-mnist.json --data fashion-mnist",
                "  apical run experiments/three-rules-on-mnist.json --sweep rule.learningRates[0]=1,3,10",
                "  apical run experiments/three-rules-on-mnist.json --resume",
                "  apical run experiments/robustness.json --on spark://host:7077",
                "  apical run experiments/robustness.json --on slurm --cpus 4 --time 01:00:00 --dry-run",
                "  apical run results/three-rules-on-mnist/experiment.json --out results/again"})
final class RunCommand implements Callable<Integer> {

    @Parameters(paramLabel = "EXPERIMENT", description = "Definition of the experiment, a JSON file.")
    private Path experiment;

    @Option(names = "--set", paramLabel = "PATH=VALUE",
            description = "Replace a value of the definition; 'models.NAME.' leads into a model. May be repeated.")
    private List<String> assignments = new ArrayList<>();

    @Option(names = "--sweep", paramLabel = "PATH=V1,V2,...",
            description = "Try several values of a model's field, or of training.batch; with several of these, all combinations."
                    + " The best on validation data is then trained with fresh seeds and measured on test data.")
    private List<String> sweeps = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "Replace the seeds by this one. May be repeated.")
    private List<Long> seeds = new ArrayList<>();

    @Option(names = "--data", paramLabel = "SOURCE", description = "Train on other data: a name that 'apical list' shows,"
            + " or a folder with files in a format that it shows; a folder that is called like a name is ./NAME.")
    private String data;

    @Option(names = "--out", paramLabel = "DIR", converter = NewPath.class,
            description = "Where results go; must not exist, or hold unfinished results of the same"
                    + " definition, which go on. Default: results/NAME, or the next number, as results/NAME.2, of which that is"
                    + " true.")
    private Path out;

    @Option(names = "--resume", paramLabel = "force", arity = "0..1", preprocessor = Attached.class,
            converter = ResumeConverter.class,
            description = "Go on with results that are not finished, or begin if there are none. Runs that ended"
                    + " are not repeated, the others go on from their last checkpoint; the outcome is that of an undisturbed"
                    + " run. Refused if definition, data or version have changed, unless it is --resume=force; results that are"
                    + " finished are left alone.")
    private ResultStore.Resume resume = ResultStore.Resume.IF_SAME;

    @Mixin
    private ThreadsOption threads;

    @Mixin
    private ShardOption shard;

    @Mixin
    private WhereOptions where;

    @Option(names = "--save-weights", description = "Write all synapses of each trained network to weights/MODEL-seedN.npz, from"
            + " which another run can start (initialWeights of type file).")
    private boolean saveWeights;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        ResolvedExperiment plan = Plans.read(experiment, allAssignments(Plans.isSimulation(experiment)));
        Conductor conductor = new Conductor(spec.commandLine().getOut(), spec.commandLine().getErr());
        Path wanted = out != null ? out : Path.of("results", plan.name());
        Conductor.Engine engine = where.engine(threads, shard, spec.commandLine().getErr());
        if (where.isDryRun()) {
            conductor.show(plan, wanted, engine);
        } else {
            conductor.conduct(plan, new Conductor.Asked(wanted, out != null, saveWeights, resume), engine, shard);
        }
        return 0;
    }

    private List<Assignment> allAssignments(boolean isSimulation) {
        List<Assignment> all = new ArrayList<>();
        assignments.forEach(text -> all.add(Assignment.parse(text)));
        if (!sweeps.isEmpty() && isSimulation) {
            throw new ParameterException(spec.commandLine(), "--sweep is for experiments that train; expected variants or grids of"
                    + " a simulation's models");
        }
        all.addAll(SweepDefinition.assignments(sweeps));
        if (!seeds.isEmpty()) {
            all.add(Assignment.of(isSimulation ? "seeds" : "training.seeds", seeds.toString()));
        }
        if (data != null && isSimulation) {
            throw new ParameterException(spec.commandLine(), "--data is for experiments that train; expected --set with the"
                    + " source of patterns, as in --set schedule[0].patterns.source=" + data);
        }
        if (data != null) {
            all.add(Assignment.ofText("data.source", data));
        }
        return all;
    }

    /** Takes a value that is attached, and no other: what follows {@code --resume} is the experiment. */
    static final class Attached implements IParameterPreprocessor {
        @Override
        public boolean preprocess(Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> info) {
            if (!String.valueOf(info.getOrDefault("separator", "")).isBlank()) {
                return false;
            }
            option.setValue(ResultStore.Resume.ONLY);
            return true;
        }
    }

    /** Of the only value there is. */
    static final class ResumeConverter implements ITypeConverter<ResultStore.Resume> {
        @Override
        public ResultStore.Resume convert(String text) {
            if (!text.equals("force")) {
                throw new TypeConversionException("\"" + Printable.shortened(text) + "\"; expected nothing, or force");
            }
            return ResultStore.Resume.FORCE;
        }
    }
}
