package dev.atelier.web.container;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The application does not start where it could isolate nothing. */
final class NeedsBubblewrap implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "bwrap")));
        return there
                ? ConditionEvaluationResult.enabled("bubblewrap is installed")
                : ConditionEvaluationResult.disabled(
                        "SKIPPED: bubblewrap is not installed, so nothing is proven about the container here");
    }
}
