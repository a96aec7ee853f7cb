package apical.where;

import apical.data.Dataset;
import apical.definition.Definitions;
import apical.definition.ResolvedExperiment;
import apical.definition.ResolvedSimulation;
import apical.definition.ResolvedTraining;
import apical.experiment.DivergenceException;
import apical.experiment.Experiment;
import apical.experiment.Progress;
import apical.experiment.Simulation;
import apical.experiment.Stop;
import apical.files.Draft;
import apical.files.Folders;
import apical.results.OpenRun;
import apical.results.Provenance;
import apical.results.ResultStore;
import apical.results.RunParcel;
import apical.results.SingleRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Where a process elsewhere works, for all runs that it is told: in the folder of results if it sees it, else in a folder of its
 * machine, in which a process that comes after it finds what it had begun.
 */
public final class Outpost {

    /** Of the seconds that a cluster gives a process to end. */
    private static final long GRACE_MS = 4000;

    private static final Map<String, Outpost> OF_THIS_PROCESS = new ConcurrentHashMap<>();

    private final Cargo cargo;
    private final boolean isShared;
    private final Path place;
    private final Path runs;
    private final ResolvedExperiment plan;
    /** Of the runs that are under way, each its own. */
    private final Set<Stop> stops = ConcurrentHashMap.newKeySet();
    private final Provenance provenance;

    private Outpost(Cargo cargo) throws IOException {
        this.cargo = cargo;
        Path shared = Path.of(cargo.result(), "runs");
        this.isShared = Files.exists(shared.resolve(cargo.token()));
        this.place = isShared ? Path.of(cargo.result())
                : Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "apical-" + cargo.token()));
        this.runs = isShared ? shared : Files.createDirectories(place.resolve("runs"));
        this.plan = Definitions.resolveFinished(ResultStore.definitionIn(isShared ? place : definitions()));
        this.provenance = Provenance.of(plan, sha256(), 1);
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "interrupted"));
    }

    /** Of this process; made when it is first asked for. */
    public static Outpost of(Cargo cargo) {
        return OF_THIS_PROCESS.computeIfAbsent(cargo.token(), first -> {
            try {
                return new Outpost(cargo);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Path definitions() throws IOException {
        Path definitions = place.resolve("definitions");
        try (Draft draft = Draft.in(place)) {
            RunParcel.unpack(cargo.definitions(), draft.folder());
            draft.moveTo(definitions);
        } catch (FileAlreadyExistsException e) {
            // by another process of this machine
        }
        return definitions;
    }

    private Map<String, String> sha256() {
        return plan instanceof ResolvedTraining training ? images(training).sha256()
                : new Simulation((ResolvedSimulation) plan, cargo.data()).sha256();
    }

    private Dataset images(ResolvedTraining training) {
        return cargo.data().get(training.experiment().data().source());
    }

    /**
     * Carries out a run as far as it is to go.
     *
     * @param begun fetches what the {@link Dispatcher} has of it, a parcel; null if it has nothing
     * @throws IllegalStateException if it was left in the middle
     */
    public Outcome carryOut(OpenRun run, Supplier<byte[]> begun) throws IOException, InterruptedException {
        SingleRun source = new SingleRun(plan, runs, run, cargo.saveWeights());
        if (!isShared) {
            Optional<byte[]> parcel = Optional.ofNullable(begun.get());
            if (parcel.isPresent()) {
                RunParcel.receive(parcel.get(), source.folder());
            }
        }
        String diverged = "";
        Stop stop = new Stop();
        stops.add(stop);
        try {
            if (plan instanceof ResolvedTraining training) {
                Experiment.run(training, images(training), source, 1, stop, Progress.SILENT);
            } else {
                new Simulation((ResolvedSimulation) plan, cargo.data()).run(source, 1, stop, Progress.SILENT);
            }
        } catch (DivergenceException e) {
            diverged = e.getMessage();
        } finally {
            stops.remove(stop);
        }
        if (diverged.isEmpty() && !source.isReached()) {
            throw new IllegalStateException(run.goal().run() + " was left where it stands, since its process ends");
        }
        if (isShared) {
            return new Outcome(new byte[0], diverged, provenance);
        }
        byte[] parcel = RunParcel.ofRun(source.folder());
        Folders.delete(source.folder());
        return new Outcome(parcel, diverged, provenance);
    }

    /** Runs that are under way write down where they stand; where there is none, the place goes. */
    private void end() {
        List<Stop> open = List.copyOf(stops);
        open.forEach(Stop::interrupt);
        try {
            for (Stop each : open) {
                each.await(GRACE_MS / open.size());
            }
            if (!isShared && !Folders.hasFolders(runs)) {
                Folders.delete(place);
            }
        } catch (IOException | InterruptedException e) {
            System.err.println("apical: " + e.getMessage());
        }
    }
}
