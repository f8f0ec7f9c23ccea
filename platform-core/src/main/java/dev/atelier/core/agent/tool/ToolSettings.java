package dev.atelier.core.agent.tool;

import java.time.Duration;

/**
 * How much the tools may do and give back.
 *
 * @param outputChars the most that one call tells the model; there is always a way to read on
 * @param commandTimeout the most that one command may take
 */
public record ToolSettings(int outputChars, Duration commandTimeout) {
    public static final ToolSettings DEFAULT = new ToolSettings(16_000, Duration.ofMinutes(3));

    public ToolSettings {
        if (outputChars < 500) {
            throw new IllegalArgumentException("a tool has to be able to say more than " + outputChars + " characters");
        }
    }
}
