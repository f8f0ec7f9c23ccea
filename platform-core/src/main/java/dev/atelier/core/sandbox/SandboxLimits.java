package dev.atelier.core.sandbox;

import java.time.Duration;

/**
 * What one sandbox may use (T6).
 *
 * @param memoryMb memory of all its processes together, swap included, in MiB
 * @param cpus processor time per second, in processors
 * @param pids processes and threads
 * @param scratchMb size of {@code /tmp}, in MiB; it counts as memory
 * @param largestFileMb size of one file, in MiB
 * @param longestCommand how long a command may take, whatever it asks for
 */
public record SandboxLimits(
        int memoryMb, double cpus, int pids, int scratchMb, int largestFileMb, Duration longestCommand) {
    public SandboxLimits {
        if (memoryMb < 64 || cpus < 0.1 || pids < 32 || scratchMb < 1 || largestFileMb < 1) {
            throw new IllegalArgumentException("a sandbox could not work with so little: " + memoryMb + " MiB, " + cpus
                    + " processors, " + pids + " processes, " + scratchMb + " MiB scratch, " + largestFileMb
                    + " MiB a file");
        }
        if (longestCommand.isNegative() || longestCommand.isZero()) {
            throw new IllegalArgumentException("commands need some time");
        }
    }

    /** The product's defaults; an installation and a tenant may be given others. */
    public static SandboxLimits standard() {
        return new SandboxLimits(2048, 2.0, 512, 256, 1024, Duration.ofMinutes(15));
    }

    public SandboxLimits withMemoryMb(int most) {
        return new SandboxLimits(most, cpus, pids, scratchMb, largestFileMb, longestCommand);
    }

    public SandboxLimits withPids(int most) {
        return new SandboxLimits(memoryMb, cpus, most, scratchMb, largestFileMb, longestCommand);
    }

    public long memoryBytes() {
        return megabytes(memoryMb);
    }

    public long scratchBytes() {
        return megabytes(scratchMb);
    }

    public long largestFileBytes() {
        return megabytes(largestFileMb);
    }

    private static long megabytes(int count) {
        return count * 1024L * 1024L;
    }
}
