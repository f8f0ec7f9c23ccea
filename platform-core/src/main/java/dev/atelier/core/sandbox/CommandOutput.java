package dev.atelier.core.sandbox;

/**
 * Receives what a command prints, as it comes, on the thread that waits for the command. The bytes are whatever the
 * command chose to print. An exception thrown here kills the command.
 */
public interface CommandOutput {
    void stdout(byte[] bytes);

    void stderr(byte[] bytes);

    /** Forgets everything. */
    static CommandOutput ignored() {
        return new CommandOutput() {
            @Override
            public void stdout(byte[] bytes) {
                // nobody asked
            }

            @Override
            public void stderr(byte[] bytes) {
                // nobody asked
            }
        };
    }
}
