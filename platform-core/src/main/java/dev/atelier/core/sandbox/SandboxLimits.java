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
 * @param outputMb how much a command may print, whatever it asks for, in MiB
 */
public record SandboxLimits(
        int memoryMb, double cpus, int pids, int scratchMb, int largestFileMb, Duration longestCommand, int outputMb) {
    /** With less no sandbox works. */
    public static final int LEAST_MEMORY_MB = 64;

    public static final double LEAST_CPUS = 0.1;
    public static final int LEAST_PIDS = 32;

    private static final int STANDARD_OUTPUT_MB = 16;

    public SandboxLimits {
        if (memoryMb < LEAST_MEMORY_MB
                || cpus < LEAST_CPUS
                || pids < LEAST_PIDS
                || outputMb < 1
                || scratchMb < 1
                || largestFileMb < 1) {
            throw new IllegalArgumentException("a sandbox could not work with so little: " + memoryMb + " MiB, " + cpus
                    + " processors, " + pids + " processes, " + scratchMb + " MiB scratch, " + largestFileMb
                    + " MiB a file");
        }
        if (longestCommand.isNegative() || longestCommand.isZero()) {
            throw new IllegalArgumentException("commands need some time");
        }
    }

    /** With the standard output. */
    public SandboxLimits(
            int memoryMb, double cpus, int pids, int scratchMb, int largestFileMb, Duration longestCommand) {
        this(memoryMb, cpus, pids, scratchMb, largestFileMb, longestCommand, STANDARD_OUTPUT_MB);
    }

    /** The product's defaults; an installation and a tenant may be given others. */
    public static SandboxLimits standard() {
        return new SandboxLimits(2048, 2.0, 512, 256, 1024, Duration.ofMinutes(15));
    }

    public SandboxLimits withMemoryMb(int most) {
        return new SandboxLimits(most, cpus, pids, scratchMb, largestFileMb, longestCommand, outputMb);
    }

    public SandboxLimits withPids(int most) {
        return new SandboxLimits(memoryMb, cpus, most, scratchMb, largestFileMb, longestCommand, outputMb);
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

    public long outputBytes() {
        return megabytes(outputMb);
    }

    private static long megabytes(int count) {
        return count * 1024L * 1024L;
    }
}
