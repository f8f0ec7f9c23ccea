package dev.atelier.core.agent.builder;

import dev.atelier.core.agent.tool.ToolSettings;
import dev.atelier.core.config.LiveKey;
import dev.atelier.core.config.LiveKey.Area;
import dev.atelier.core.config.LiveKey.Kind;
import dev.atelier.core.config.Settings;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * How far one turn may go (X12), and how much of what was said it sends along (X13).
 *
 * @param maxSteps the most replies of the model
 * @param maxTime the most time; a call or command under way is not broken off by it
 * @param maxTokens the most tokens, those from a provider's cache aside
 * @param maxRepairs how often a failed check is given back to the model
 * @param fileListTokens how long the list of the project's files may be in the prompt
 * @param conversationTokens how much of earlier turns is sent word for word
 * @param contextTokens above this, what older tool calls gave back is shortened
 */
public record AgentSettings(
        int maxSteps,
        Duration maxTime,
        long maxTokens,
        int maxRepairs,
        int fileListTokens,
        int conversationTokens,
        int contextTokens,
        ToolSettings tools) {
    public static final AgentSettings DEFAULT =
            new AgentSettings(40, Duration.ofMinutes(10), 400_000, 3, 3_000, 6_000, 60_000, ToolSettings.DEFAULT);

    /** All of them: each turn begins with what then holds. */
    public static final List<LiveKey> LIVE = List.of(
            key("atelier.agent.max-steps", Kind.NUMBER, AgentSettings::maxSteps),
            key("atelier.agent.max-time", Kind.DURATION, AgentSettings::maxTime),
            key("atelier.agent.max-tokens", Kind.NUMBER, AgentSettings::maxTokens),
            key("atelier.agent.max-repairs", Kind.NUMBER, AgentSettings::maxRepairs),
            key("atelier.agent.command-timeout", Kind.DURATION, all -> all.tools.commandTimeout()),
            key("atelier.agent.tool-output-chars", Kind.NUMBER, all -> all.tools.outputChars()),
            key("atelier.agent.context-tokens", Kind.NUMBER, AgentSettings::contextTokens),
            key("atelier.agent.conversation-tokens", Kind.NUMBER, AgentSettings::conversationTokens),
            key("atelier.agent.file-list-tokens", Kind.NUMBER, AgentSettings::fileListTokens));

    public AgentSettings {
        if (maxSteps < 1 || maxTokens < 1 || maxRepairs < 0 || maxTime.isNegative() || maxTime.isZero()) {
            throw new IllegalArgumentException("a turn needs at least one step, some time and some tokens");
        }
        if (fileListTokens < 100 || conversationTokens < 100 || contextTokens < 1_000) {
            throw new IllegalArgumentException("a prompt needs room for files, conversation and work");
        }
    }

    public static AgentSettings from(Settings settings) {
        ToolSettings tools = new ToolSettings(
                (int) settings.number("atelier.agent.tool-output-chars", DEFAULT.tools.outputChars(), 500, 200_000),
                settings.duration("atelier.agent.command-timeout", DEFAULT.tools.commandTimeout()));
        return new AgentSettings(
                (int) settings.number("atelier.agent.max-steps", DEFAULT.maxSteps, 1, 1000),
                settings.duration("atelier.agent.max-time", DEFAULT.maxTime),
                settings.number("atelier.agent.max-tokens", DEFAULT.maxTokens, 1_000, 100_000_000),
                (int) settings.number("atelier.agent.max-repairs", DEFAULT.maxRepairs, 0, 20),
                (int) settings.number("atelier.agent.file-list-tokens", DEFAULT.fileListTokens, 100, 100_000),
                (int) settings.number("atelier.agent.conversation-tokens", DEFAULT.conversationTokens, 100, 200_000),
                (int) settings.number("atelier.agent.context-tokens", DEFAULT.contextTokens, 1_000, 1_000_000),
                tools);
    }

    private static LiveKey key(String name, Kind kind, Function<AgentSettings, Object> value) {
        return LiveKey.of(name, Area.AGENT, kind, AgentSettings::from, value);
    }
}
