package dev.atelier.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the installation for tasks, one for each kind of sandbox. They are shared, and stop with the test run. */
final class TaskWorlds implements ParameterResolver {
    /** In which kind of sandbox: {@code local} or {@code docker}. */
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @interface In {
        String value();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TaskWorld.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        String sandbox = parameter.findAnnotation(In.class).map(In::value).orElse("local");
        // What is in the root's store and can be closed, is closed when all tests have run.
        return context.getRoot()
                .getStore(Namespace.create(TaskWorlds.class))
                .getOrComputeIfAbsent(sandbox, TaskWorlds::start, TaskWorld.class);
    }

    private static TaskWorld start(String sandbox) {
        try {
            return TaskWorld.start(sandbox);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
