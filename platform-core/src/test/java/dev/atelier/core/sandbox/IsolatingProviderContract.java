package dev.atelier.core.sandbox;

/** What every provider promises that real installations can choose (X16, R9, T6, S4). */
public interface IsolatingProviderContract
        extends SandboxProviderContract, IsolationContract, LimitContract, EgressContract, SurvivalContract {
    @Override
    default Command waiting() {
        return Command.of("sh", "-c", "echo waiting; exec sleep 600");
    }

    @Override
    default Service devServer() {
        return Scripts.devServer();
    }

    /** Fails when the provider's closed sandboxes have left processes, mounts, control groups or containers behind. */
    @Override
    void assertNothingLeft() throws Exception;
}
