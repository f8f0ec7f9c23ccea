package dev.atelier.core.source;

import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.annotations.Nullable;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Lets JGit know nothing of the machine: no configuration of the system or user, no {@code GIT_…} variable, so that
 * histories are the same everywhere and nothing outside of a project's Git directory has a say.
 *
 * <p>It also answers what JGit would otherwise measure for three seconds at its first write: how exact the file
 * system's time stamps are.
 */
final class IsolatedGit extends SystemReader.Delegate {
    /** Longer than any tick of a Linux kernel. */
    private static final long TIMESTAMP_MILLIS = 20;

    private IsolatedGit(SystemReader machine) {
        super(machine);
    }

    /** Once per process; JGit keeps this in a static field. */
    static synchronized void install() {
        SystemReader current = SystemReader.getInstance();
        if (!(current instanceof IsolatedGit)) {
            SystemReader.setInstance(new IsolatedGit(current));
        }
    }

    @Override
    @SuppressWarnings("NullAway") // JGit's interface: null is how it is told that a variable is not set
    public String getenv(String variable) {
        return variable.startsWith("GIT_") || variable.startsWith("XDG_") ? null : super.getenv(variable);
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
        return new NothingConfigured(parent, fs);
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
        return new NothingConfigured(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
        return new NothingConfigured(parent, fs);
    }

    /** A configuration without a file. */
    private static final class NothingConfigured extends FileBasedConfig {
        @SuppressWarnings("NullAway") // a configuration without a file has no file
        NothingConfigured(@Nullable Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {
            // There is nothing to load.
        }

        @Override
        public void save() {
            // What JGit finds out about the machine is not kept.
        }

        @Override
        public boolean isOutdated() {
            return false;
        }

        @Override
        public long getTimeUnit(
                String section, @Nullable String subsection, String name, long defaultValue, TimeUnit unit) {
            return section.equals(ConfigConstants.CONFIG_FILESYSTEM_SECTION)
                    ? unit.convert(TIMESTAMP_MILLIS, TimeUnit.MILLISECONDS)
                    : super.getTimeUnit(section, subsection, name, defaultValue, unit);
        }
    }
}
