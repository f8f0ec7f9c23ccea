package dev.atelier.core.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.run.RunSettings;
import dev.atelier.core.sandbox.SandboxLimits;
import dev.atelier.core.store.Database;
import dev.atelier.core.store.TestDatabase;
import dev.atelier.core.tenant.Actor;
import dev.atelier.core.tenant.LimitedTenant;
import dev.atelier.core.tenant.LimitedTenants;
import dev.atelier.core.tenant.Right;
import dev.atelier.core.tenant.Role;
import dev.atelier.core.tenant.SignIn;
import dev.atelier.core.tenant.TenantId;
import dev.atelier.core.tenant.TenantLimits;
import dev.atelier.core.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("T6 a tenant can be given less, and never more")
@ExtendWith(TestDatabase.class)
class AllowancesTest {
    private final Database database;
    private SandboxLimits installation = SandboxLimits.standard();
    private Actor admin;
    private Actor olive;
    private Allowances allowances;

    @SuppressWarnings("NullAway.Init") // filled before each test
    AllowancesTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void given() {
        String unique = "-" + System.nanoTime();
        admin = person("root" + unique, "house" + unique, true);
        olive = person("olive" + unique, "studio" + unique, false);
        RunSettings runs = new RunSettings(1, Duration.ofSeconds(20), Duration.ofMinutes(15), 50);
        allowances = new Allowances(new LimitedTenants(database, Clock.systemUTC()), () -> installation, () -> runs);
    }

    private Actor person(String name, String tenant, boolean administrator) {
        return new Tenants(database, Clock.systemUTC())
                .signIn(new SignIn("subject-" + name, name, name, List.of(tenant), Role.OWNER, administrator));
    }

    private static TenantLimits limits(int memoryMb, double cpus, int processes, Duration time, int outputMb) {
        return new TenantLimits(
                Optional.of(memoryMb),
                Optional.of(cpus),
                Optional.of(processes),
                Optional.of(time),
                Optional.of(outputMb));
    }

    private static TenantLimits memory(int megabytes) {
        return new TenantLimits(
                Optional.of(megabytes), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    @DisplayName("of each of memory, processors, processes, time and output; others keep what they have")
    void less() {
        allowances.put(admin, olive.tenant(), limits(512, 0.5, 64, Duration.ofMinutes(2), 3));

        SandboxLimits given = allowances.sandbox(olive.tenant());
        assertThat(given.memoryMb()).isEqualTo(512);
        assertThat(given.cpus()).isEqualTo(0.5);
        assertThat(given.pids()).isEqualTo(64);
        assertThat(given.longestCommand()).isEqualTo(Duration.ofMinutes(2));
        assertThat(given.outputMb()).isEqualTo(3);
        assertThat(allowances.run(olive.tenant())).contains(Duration.ofMinutes(2));
        assertThat(allowances.sandbox(admin.tenant())).isEqualTo(installation);
        assertThat(allowances.run(admin.tenant())).isEmpty();
        assertThat(allowances.get(admin, olive.tenant()).changed().map(LimitedTenant.Change::by))
                .contains(admin.name());
    }

    @Test
    @DisplayName("what is left open is everybody's again")
    void open_again() {
        allowances.put(admin, olive.tenant(), memory(512));
        allowances.put(admin, olive.tenant(), TenantLimits.NONE);

        assertThat(allowances.sandbox(olive.tenant())).isEqualTo(installation);
        assertThat(allowances.get(admin, olive.tenant()).limits()).isEqualTo(TenantLimits.NONE);
    }

    @Test
    @DisplayName("more than the installation's is refused, and would not count if the installation were lowered later")
    void never_more() {
        assertThatThrownBy(() -> allowances.put(admin, olive.tenant(), memory(4_096)))
                .hasMessageContaining("memoryMb has to be from 64 to 2048");
        assertThatThrownBy(() -> allowances.put(admin, olive.tenant(), limits(512, 0.5, 64, Duration.ofMinutes(20), 3)))
                .hasMessageContaining("timeSeconds has to be from 10 to 900");
        assertThatThrownBy(() -> allowances.put(admin, olive.tenant(), memory(1)))
                .hasMessageContaining("memoryMb");
        assertThatThrownBy(() ->
                        allowances.put(admin, olive.tenant(), limits(512, Double.NaN, 64, Duration.ofMinutes(2), 3)))
                .hasMessageContaining("cpus");
        assertThat(allowances.get(admin, olive.tenant()).limits()).isEqualTo(TenantLimits.NONE);

        allowances.put(admin, olive.tenant(), memory(1_024));
        installation = installation.withMemoryMb(256);
        assertThat(allowances.sandbox(olive.tenant()).memoryMb()).isEqualTo(256);
    }

    @Test
    @DisplayName("by administrators of the installation only: an owner sees and changes nothing, of no tenant")
    void administrators_only() {
        Actor narrowed = admin.narrowedTo(Right.RUN);
        for (Actor other : List.of(olive, narrowed)) {
            for (TenantId tenant : List.of(olive.tenant(), admin.tenant())) {
                assertForbidden(() -> allowances.get(other, tenant));
                assertForbidden(() -> allowances.put(other, tenant, memory(128)));
            }
            assertForbidden(() -> allowances.list(other));
        }
        assertThat(allowances.sandbox(olive.tenant())).isEqualTo(installation);
    }

    @Test
    void of_a_tenant_that_there_is() {
        assertThatThrownBy(() -> allowances.put(admin, TenantId.random(), memory(128)))
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault().code()).isEqualTo("not_found"));
        assertThatThrownBy(() -> allowances.get(admin, TenantId.random())).isInstanceOf(FaultException.class);
        assertThat(allowances.list(admin))
                .extracting(limited -> limited.tenant().id())
                .contains(olive.tenant(), admin.tenant());
    }

    private static void assertForbidden(Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault().code()).isEqualTo("forbidden"));
    }
}
