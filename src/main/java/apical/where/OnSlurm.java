package apical.where;

import apical.results.OpenExperiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Jobs of Slurm, submitted from here.
 *
 * @param name     of the experiment
 * @param launcher the command {@code apical}
 * @param stages   how many there are
 * @param heapMb   of Java, in each task
 */
public record OnSlurm(String name, String launcher, int stages, long heapMb, SlurmOptions options) implements Where {

    @Override
    public int threads() {
        return options.cpus();
    }

    @Override
    public String inWords() {
        return options.tasks() + (options.tasks() == 1 ? " task of Slurm" : " tasks of Slurm");
    }

    @Override
    public boolean isHere() {
        return false;
    }

    private SlurmJobs jobs(Path result) {
        return new SlurmJobs(name, launcher, result, stages, heapMb, options);
    }

    @Override
    public List<String> script(Path result) {
        SlurmJobs jobs = jobs(result);
        List<String> lines = new ArrayList<>();
        lines.add("# runs.sh");
        jobs.arrayScript().lines().forEach(lines::add);
        lines.addAll(List.of("", "# merge.sh"));
        jobs.mergeScript().lines().forEach(lines::add);
        lines.addAll(List.of("", "# submitted, JOB being the number of the job before, by"));
        List<List<String>> commands = jobs.commands();
        for (int i = 0; i < commands.size(); i++) {
            lines.add(String.join(" ", commands.get(i)) + (i + 1 < commands.size() ? " < runs.sh" : " < merge.sh"));
        }
        return lines;
    }

    /** What {@code sbatch} refuses is known when it is asked. */
    @Override
    public void requireReady() {
        // nothing else
    }

    @Override
    public Optional<String> carryOut(OpenExperiment open) throws IOException {
        List<String> numbers = jobs(open.folder()).submit();
        int arrays = numbers.size() - 1;
        return Optional.of("Submitted " + arrays + (arrays == 1 ? " array of " : " arrays of ") + options.tasks()
                + (options.tasks() == 1 ? " task (" : " tasks (") + String.join(", ", numbers.subList(0, arrays))
                + "), and a job that puts the results together (" + numbers.get(arrays) + "). See how far they are: apical results "
                + open.folder());
    }
}
