package apical.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A job takes what it was granted, of a node with 64 processors. */
class GrantedProcessorsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "                                                                              | 64 | the system",
            "SLURM_JOB_ID=7 SLURM_CPUS_PER_TASK=8 SLURM_CPUS_ON_NODE=32                    |  8 | SLURM_CPUS_PER_TASK",
            "SLURM_JOB_ID=7 SLURM_CPUS_ON_NODE=32                                          | 32 | SLURM_CPUS_ON_NODE",
            "SLURM_JOB_ID=7 SLURM_CPUS_ON_NODE=32 SLURM_STEP_TASKS_PER_NODE=4              |  8 | SLURM_CPUS_ON_NODE",
            "SLURM_JOB_ID=7 SLURM_CPUS_ON_NODE=32 SLURM_STEP_TASKS_PER_NODE=3(x2),16       |  2 | SLURM_CPUS_ON_NODE",
            "SLURM_JOB_ID=7 SLURM_CPUS_ON_NODE=2 SLURM_STEP_TASKS_PER_NODE=4               |  1 | SLURM_CPUS_ON_NODE",
            "SLURM_CPUS_PER_TASK=8                                                         | 64 | the system",
            "PBS_JOBID=7 NCPUS=12 OMP_NUM_THREADS=1                                        | 12 | NCPUS",
            "NCPUS=12                                                                      | 64 | the system",
            "PBS_JOBID=7 PBS_NUM_PPN=6 PBS_NP=24                                           |  6 | PBS_NUM_PPN",
            "PBS_JOBID=7 PBS_NP=24                                                         | 24 | PBS_NP",
            "JOB_ID=7 NSLOTS=5                                                             |  5 | NSLOTS",
            "LSB_JOBID=7 LSB_DJOB_NUMPROC=10                                               | 10 | LSB_DJOB_NUMPROC",
            "OMP_NUM_THREADS=1                                                             | 64 | the system"})
    void theBatchSystemSaysHowMany(String variables, int count, String by) {
        assertEquals(new GrantedProcessors(count, by), GrantedProcessors.of(environment(variables), 64));
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "eight", "8x", "''", "99999999999"})
    void whatIsNoNumberOfProcessorsSaysNothing(String value) {
        Map<String, String> environment = Map.of("SLURM_JOB_ID", "7", "SLURM_CPUS_PER_TASK", value, "SLURM_CPUS_ON_NODE", "4");
        assertEquals(new GrantedProcessors(4, "SLURM_CPUS_ON_NODE"), GrantedProcessors.of(environment, 64));
    }

    @Test
    void aProcessTakesNoMoreThanTheSystemLetsItUse() {
        assertEquals(new GrantedProcessors(2, "the system"),
                GrantedProcessors.of(environment("SLURM_JOB_ID=7 SLURM_CPUS_PER_TASK=8"), 2));
        assertEquals("2 (the system)", GrantedProcessors.of(Map.of(), 2).toString());
    }

    private static Map<String, String> environment(String variables) {
        Map<String, String> environment = new TreeMap<>();
        for (String variable : variables == null ? new String[0] : variables.split(" ")) {
            environment.put(variable.substring(0, variable.indexOf('=')), variable.substring(variable.indexOf('=') + 1));
        }
        return environment;
    }
}
