package apical.results;

import apical.files.Folders;
import apical.results.RunSource.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How far the runs of a folder are: which stage of their {@link RunSchedule} is under way, and which runs are where they are to go
 * in it. All of it follows from the folder, so that every process that looks finds the same.
 */
final class OpenStages {

    private final RunSchedule schedule;
    private final Path runs;
    private final Map<String, String> files;
    private final Map<RunKey, Path> folders = new LinkedHashMap<>();
    private final Map<RunKey, Integer> positions = new HashMap<>();
    private final Set<Goal> reached = new HashSet<>();
    /** Those of the stage, in the order in which runs begin; and of these, those of the shard. */
    private List<Goal> goals = List.of();
    private Set<Goal> own = Set.of();
    private int stage;
    private Optional<Shard> shard = Optional.empty();

    /** @param runs in which each run has its folder */
    OpenStages(RunSchedule schedule, Path runs) {
        this.schedule = schedule;
        this.runs = runs;
        this.files = Folders.fileNames(schedule.keys().stream().map(RunKey::model).distinct().toList());
        for (RunKey key : schedule.keys()) {
            positions.put(key, positions.size());
            folders.put(key, runs.resolve(files.get(key.model()) + "-seed" + key.seed()));
        }
        begin(0, schedule.first());
    }

    /** @param inOrder goals of a stage, in the order in which results stand */
    private void begin(int next, List<Goal> inOrder) {
        stage = next;
        goals = schedule.longestFirst(inOrder);
        for (Goal goal : inOrder) {
            if (!goal.run().model().equals(goal.model())) {            // a setting that was chosen; another one has another folder
                folders.put(goal.run(), runs.resolve(files.get(goal.model()) + "-chosen-seed" + goal.run().seed()));
            }
        }
        own = IntStream.range(0, inOrder.size()).filter(i -> shard.isEmpty() || shard.get().has(i)).mapToObj(inOrder::get)
                .collect(Collectors.toSet());
    }

    /** Leaves all runs to others but those of a shard. */
    synchronized void restrictTo(Shard part) {
        shard = Optional.of(part);
        begin(stage, inOrder());
    }

    private List<Goal> inOrder() {
        return goals.stream().sorted(Comparator.comparingInt(goal -> positions.get(goal.run()))).toList();
    }

    /** How the files of a model are called. */
    String file(String model) {
        return files.get(model);
    }

    /** Of all runs that there may be, in the order in which results stand. */
    Map<RunKey, Path> folders() {
        return Collections.unmodifiableMap(folders);
    }

    Path folder(Goal goal) {
        return folders.get(goal.run());
    }

    /** Goes to the next stage as long as all runs of this one are where they are to go. */
    synchronized void advance() throws IOException {
        try {
            while (stage + 1 < schedule.stages() && goals.stream().allMatch(this::isReached)) {
                Map<Goal, Double> scores = new HashMap<>();
                for (Goal goal : goals) {
                    scores.put(goal, schedule.score(goal, Measurement.TABLE.readGrowing(file(goal, Measurement.TABLE)),
                            TimingRow.TABLE.readGrowing(file(goal, TimingRow.TABLE))));
                }
                List<Goal> next = schedule.after(stage, inOrder(), scores::get);
                Set<RunKey> goOn = next.stream().map(Goal::run).collect(Collectors.toSet());
                for (Goal goal : goals) {
                    if (!goOn.contains(goal.run())) {
                        RunFiles.forgetCheckpoints(folder(goal));
                    }
                }
                begin(stage + 1, next);
            }
        } catch (NoSuchFileException e) {
            if (Files.exists(runs)) {
                throw e;
            }                                                        // put together by another process, a moment ago
        }
    }

    private Path file(Goal goal, CsvTable<?> table) {
        return folder(goal).resolve(table.file());
    }

    synchronized boolean isReached(Goal goal) {
        if (reached.contains(goal)) {
            return true;
        }
        if (!RunFiles.isReached(folder(goal), goal)) {
            return false;
        }
        reached.add(goal);
        return true;
    }

    /** Which stage is under way, from 0. */
    synchronized int stage() {
        return stage;
    }

    /** Runs of the stage that are not where they are to go, in the order in which they begin; looked at one by one. */
    synchronized Stream<Goal> open() {
        return goals.stream().filter(goal -> !isReached(goal));
    }

    /** The same, of the shard alone. */
    synchronized Stream<Goal> openHere() {
        Set<Goal> here = own;
        return open().filter(here::contains);
    }

    /** Whether all runs of all stages are where they are to go. */
    synchronized boolean isComplete() throws IOException {
        advance();
        return stage + 1 == schedule.stages() && open().findFirst().isEmpty();
    }

    synchronized Standing standing() {
        List<Goal> open = open().toList();
        List<Goal> begun = new ArrayList<>(open);
        begun.removeIf(goal -> !RunFiles.hasBegun(folder(goal)));
        return new Standing(goals.size() - open.size(), begun.size(), goals.size(), schedule.title(stage));
    }
}
