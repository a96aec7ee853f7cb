package apical.where;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An experiment as jobs of Slurm: an array whose tasks carry out the runs of a stage, one array for each stage, which waits for the
 * one before, and a last job that puts the results together. Tasks are told in time before their limit, write checkpoints and are
 * put back into the queue, since Slurm does not requeue what reached its limit.
 *
 * <p>A task is known by the number of its array and its own: the job number of the last task of an array is that of the array. Each
 * has a log of its own, to which it appends when it comes again.
 *
 * @param name     of the experiment
 * @param launcher the command {@code apical}
 * @param result   folder of the results, on a file system that all nodes see
 * @param stages   how many there are
 * @param heapMb   of Java, in each task
 */
public record SlurmJobs(String name, String launcher, Path result, int stages, long heapMb, SlurmOptions options) {

    /** In a command: the number of the job before. */
    private static final String PREVIOUS = "JOB";

    /** Java has the rows of all runs in memory when they are put together [MB]. */
    private static final long LEAST_HEAP_OF_ALL = 1000;

    /** The script of an array, the same for each stage. */
    public String arrayScript() {
        SlurmOptions o = options;
        List<String> lines = new ArrayList<>(List.of("#!/bin/bash",
                "#SBATCH --job-name=" + name,
                "#SBATCH --array=1-" + o.tasks() + (o.atOnce() > 0 ? "%" + o.atOnce() : ""),
                "#SBATCH --nodes=1",
                "#SBATCH --ntasks=1",
                "#SBATCH --cpus-per-task=" + o.cpus(),
                "#SBATCH --mem=" + o.memoryMb() + "M",
                "#SBATCH --time=" + o.time(),
                "#SBATCH --signal=B:TERM@" + o.graceSeconds(),
                "#SBATCH --requeue",
                "#SBATCH --open-mode=append",
                "#SBATCH --output=slurm-" + name + "-%A_%a.log"));
        o.more().forEach(option -> lines.add("#SBATCH " + option));
        lines.addAll(List.of("",
                "cd \"$SLURM_SUBMIT_DIR\" || exit 1",
                "export APICAL_JAVA_OPTIONS=\"-Xmx" + heapMb + "m ${APICAL_JAVA_OPTIONS-}\"",
                "# In the background, since bash hears a signal at once only while it waits.",
                ShellWord.quoted(launcher) + " resume " + ShellWord.quoted(result.toString()) + " --shard \"$SLURM_ARRAY_TASK_ID/"
                        + o.tasks() + "\" &",
                "apical=$!",
                "trap 'told=yes; kill -TERM \"$apical\"' TERM",
                "told=yes",
                "while [ -n \"$told\" ]; do",
                "    told=",
                "    wait \"$apical\"",
                "    code=$?",
                "done",
                "# 143: it wrote down where it stands. Slurm itself does not requeue what reached its limit.",
                "if [ \"$code\" -eq 143 ]; then",
                "    scontrol requeue \"${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}\"",
                "fi",
                "exit \"$code\""));
        return String.join("\n", lines) + "\n";
    }

    /** The script of the job that puts results together. */
    public String mergeScript() {
        List<String> lines = new ArrayList<>(List.of("#!/bin/bash",
                "#SBATCH --job-name=" + name + "-merge",
                "#SBATCH --nodes=1",
                "#SBATCH --ntasks=1",
                "#SBATCH --cpus-per-task=1",
                "#SBATCH --mem=" + (options.memoryMb() + Math.max(0, LEAST_HEAP_OF_ALL - heapMb)) + "M",
                "#SBATCH --time=" + options.time(),
                "#SBATCH --output=slurm-" + name + "-merge-%j.log"));
        options.more().forEach(option -> lines.add("#SBATCH " + option));
        lines.addAll(List.of("", "cd \"$SLURM_SUBMIT_DIR\" || exit 1",
                "export APICAL_JAVA_OPTIONS=\"-Xmx" + Math.max(heapMb, LEAST_HEAP_OF_ALL) + "m ${APICAL_JAVA_OPTIONS-}\"",
                "exec " + ShellWord.quoted(launcher) + " merge " + ShellWord.quoted(result.toString())));
        return String.join("\n", lines) + "\n";
    }

    /** The commands that submit all jobs, each after the one before; each reads its script, which is the last for the last. */
    public List<List<String>> commands() {
        List<List<String>> commands = new ArrayList<>();
        for (int stage = 0; stage < stages; stage++) {
            commands.add(
                    command(stage == 0 ? List.of() : List.of("--dependency=afterok:" + PREVIOUS, "--kill-on-invalid-dep=yes")));
        }
        commands.add(command(List.of("--dependency=afterany:" + PREVIOUS)));
        return commands;
    }

    private static List<String> command(List<String> further) {
        List<String> command = new ArrayList<>(List.of("sbatch", "--parsable"));
        command.addAll(further);
        return command;
    }

    /**
     * Submits all jobs.
     *
     * @return their numbers
     * @throws IOException in one line, with what {@code sbatch} says
     */
    public List<String> submit() throws IOException {
        List<String> jobs = new ArrayList<>();
        for (List<String> command : commands()) {
            String before = jobs.isEmpty() ? "" : jobs.get(jobs.size() - 1);
            jobs.add(run(command.stream().map(word -> word.replace(":" + PREVIOUS, ":" + before)).toList(),
                    jobs.size() < stages ? arrayScript() : mergeScript()));
        }
        return jobs;
    }

    private static void tell(Process process, String script) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(script.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // it refuses without reading, and says why
        }
    }

    private static String run(List<String> command, String script) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IOException("sbatch is not here (" + e.getMessage() + "); expected a machine that submits to Slurm. Maybe"
                    + " --dry-run, which shows the scripts", e);
        }
        try {
            tell(process, script);
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + said.replaceAll("\\s*\n\\s*", "; "));
            }
            String[] lines = said.split("\n");
            return lines[lines.length - 1].split(";")[0];             // number;cluster
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException("interrupted while sbatch ran", e));
        }
    }
}
