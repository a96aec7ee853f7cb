package apical.files;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The process that made a lock.
 *
 * @param host  name of its machine
 * @param space within which its number is its own: of the machine since it was started, and of the process namespace
 * @param pid   its number
 * @param start when it began, in a unit of its machine's: numbers are used again
 * @param token of this one lock
 */
record Owner(String host, String space, long pid, long start, String token) {

    /** Among the fields of a process that follow its name. */
    private static final int START = 19;

    private static final Owner HERE = here();

    /** This process, with a new token. */
    static Owner self() {
        return new Owner(HERE.host, HERE.space, HERE.pid, HERE.start, UUID.randomUUID().toString());
    }

    private static Owner here() {
        ProcessHandle self = ProcessHandle.current();
        return new Owner(hostName(), bootId() + " " + processNamespace(), self.pid(), start(self), "");
    }

    /**
     * Ticks since the machine was started, where the system says so: Java's own instant is computed from the time of day, and two
     * processes may see two of one process.
     */
    private static long start(ProcessHandle process) {
        String[] fields = afterName(process.pid());
        return fields.length > START ? Long.parseLong(fields[START])
                : process.info().startInstant().map(Instant::getEpochSecond).orElse(0L);
    }

    /** One letter; {@code ?} where the system does not say. */
    private static String state(long pid) {
        String[] fields = afterName(pid);
        return fields.length > START ? fields[0] : "?";
    }

    /** What the system says of a process after its name, see proc(5): its state first. */
    private static String[] afterName(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        } catch (IOException | RuntimeException e) {
            return new String[0];
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("\\s", "-");
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String bootId() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException e) {
            return "no-boot-id";
        }
    }

    private static String processNamespace() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "no-namespace";
        }
    }

    /** Whether its number can be looked up from here. */
    boolean isInSight() {
        return host.equals(HERE.host) && space.equals(HERE.space);
    }

    /** Whether it is this process. */
    boolean isSelf() {
        return isInSight() && pid == HERE.pid && start == HERE.start;
    }

    /** Whether it runs; to be asked of one in sight only. One that has ended, and whom nobody has asked for its end, does not. */
    boolean isAlive() {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        return process.isPresent() && start(process.get()) == start && !"ZX".contains(state(pid));
    }

    String text() {
        return String.join("\n", host, space, Long.toString(pid), Long.toString(start), token) + "\n";
    }

    /** Of a lock's text; empty if it is not whole. */
    static Optional<Owner> parse(String text) {
        String[] lines = text.split("\n", -1);
        try {
            return lines.length == 6 ? Optional.of(new Owner(lines[0], lines[1], Long.parseLong(lines[2]), Long.parseLong(lines[3]),
                    lines[4])) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "process " + pid + " on " + host;
    }
}
