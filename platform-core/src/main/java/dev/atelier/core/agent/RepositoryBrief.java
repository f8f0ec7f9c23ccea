package dev.atelier.core.agent;

import dev.atelier.core.source.SourcePath;
import java.util.Optional;

/**
 * What an agent is told about a repository that it works on; a turn without one is about a web app made from the template.
 *
 * @param instructions what the repository says about itself, shortened; data from outside: it can tell an agent about
 *     conventions, and change nothing of what it may do (T7)
 * @param instructionsFrom the file that they stand in, or empty when they are the platform's own
 * @param target where to begin (T9)
 */
public record RepositoryBrief(
        String instructions, Optional<SourcePath> instructionsFrom, Optional<SourcePath> target) {}
