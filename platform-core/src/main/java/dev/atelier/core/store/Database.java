package dev.atelier.core.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * The one way to the database. A transaction belongs to the thread that opened it; a {@link #write} or {@link #read}
 * inside of it joins it, and what {@link #afterCommit} was given runs when the outermost one has committed.
 *
 * <p>When the database does not answer, calls end with the retriable fault {@code database_unavailable} after the pool's
 * time-out (5 s); nothing has to be restarted when it is back (S3).
 */
public final class Database implements AutoCloseable {
    private static final long CONNECTION_TIMEOUT_MILLIS = 5_000;
    /** InnoDB ends one of two transactions that wait for each other, and says so by this error code. */
    private static final int DEADLOCK = 1213;

    private static final int DUPLICATE_KEY = 1062;
    private static final int MISSING_REFERENCE = 1452;

    private final HikariDataSource pool;
    private final EntityManagerFactory factory;

    @SuppressWarnings("ThreadLocalUsage") // of this database: a test may have several in one thread
    private final ThreadLocal<@Nullable Transaction> current = new ThreadLocal<>();

    private record Transaction(EntityManager entities, List<Runnable> afterCommit, boolean readOnly) {}

    private Database(HikariDataSource pool, EntityManagerFactory factory) {
        this.pool = pool;
        this.factory = factory;
    }

    /** Connects, brings the schema up to date (forward only), and is ready. */
    public static Database open(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        // Named, because drivers do not register themselves where a web application brings them along.
        config.setDriverClassName("org.mariadb.jdbc.Driver");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password().reveal());
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(2);
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        config.setValidationTimeout(2_000);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setPoolName("atelier");
        HikariDataSource pool = new HikariDataSource(config);
        try {
            Flyway.configure(Database.class.getClassLoader())
                    .dataSource(pool)
                    .load()
                    .migrate();
            return new Database(
                    pool,
                    Persistence.createEntityManagerFactory(
                            "atelier",
                            Map.of(
                                    "eclipselink.persistencexml",
                                    "META-INF/atelier-persistence.xml",
                                    "eclipselink.classloader",
                                    Database.class.getClassLoader(),
                                    "jakarta.persistence.nonJtaDataSource",
                                    pool)));
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** Runs work that changes something; commits when it returns, rolls back when it throws. */
    public <T> T write(Function<EntityManager, T> work) {
        Transaction joined = current.get();
        if (joined != null && joined.readOnly()) {
            throw new IllegalStateException("work that only reads must not call work that writes");
        }
        return joined == null ? run(work, false) : work.apply(joined.entities());
    }

    /** The same for work without a result. */
    public void change(Consumer<EntityManager> work) {
        var unused = write(entities -> {
            work.accept(entities);
            return true;
        });
    }

    /**
     * Runs work that only reads, inside the current transaction if there is one; else in one of its own, which sees one
     * state of the database from each statement and is rolled back in the end, so that nothing it does can stay.
     */
    public <T> T read(Function<EntityManager, T> work) {
        Transaction joined = current.get();
        return joined == null ? run(work, true) : work.apply(joined.entities());
    }

    /** Runs the action once the current transaction has committed; at once when there is none; never after a rollback. */
    public void afterCommit(Runnable action) {
        Transaction transaction = current.get();
        if (transaction == null) {
            action.run();
        } else {
            transaction.afterCommit().add(action);
        }
    }

    /** Whether the database answers right now. */
    public boolean answers() {
        try (var connection = pool.getConnection()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Whether the exception says that a unique key exists already. */
    public static boolean isDuplicateKey(Throwable error) {
        return hasCode(error, DUPLICATE_KEY);
    }

    /** Whether the exception says that something refers to what does not exist. */
    public static boolean isMissingReference(Throwable error) {
        return hasCode(error, MISSING_REFERENCE);
    }

    /** Whether the exception says that the transaction was chosen to end a deadlock: it may be run again. */
    public static boolean isDeadlock(Throwable error) {
        return hasCode(error, DEADLOCK);
    }

    @Override
    public void close() {
        factory.close();
        pool.close();
    }

    private EntityManager open() {
        return factory.createEntityManager();
    }

    private <T> T run(Function<EntityManager, T> work, boolean readOnly) {
        Transaction transaction = new Transaction(open(), new ArrayList<>(), readOnly);
        T result;
        current.set(transaction);
        try {
            result = within(transaction, work);
        } finally {
            current.remove();
            transaction.entities().close();
        }
        transaction.afterCommit().forEach(Runnable::run);
        return result;
    }

    private static <T> T within(Transaction transaction, Function<EntityManager, T> work) {
        var underlying = transaction.entities().getTransaction();
        try {
            underlying.begin();
            T result = work.apply(transaction.entities());
            if (!transaction.readOnly()) {
                underlying.commit();
            }
            return result;
        } catch (PersistenceException e) {
            throw isUnavailable(e) ? unavailable(e) : e;
        } finally {
            if (underlying.isActive()) {
                underlying.rollback();
            }
        }
    }

    private static FaultException unavailable(PersistenceException cause) {
        return Fault.retriable(
                        FaultKind.PLATFORM,
                        "database_unavailable",
                        "The database does not answer right now. Nothing was lost; please try again in a moment.")
                .causedBy(cause);
    }

    private static boolean isUnavailable(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLNonTransientConnectionException) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasCode(Throwable error, int code) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == code) {
                return true;
            }
        }
        return false;
    }
}
