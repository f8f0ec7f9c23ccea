/**
 * The database: its connections, its schema and transactions.
 *
 * <p>A feature's face opens a transaction with {@link dev.atelier.core.store.Database#write}; calls within it join it. The
 * same code runs in a request, on a worker's thread and in a test, because nothing here needs a container. Thread-safe.
 */
@NullMarked
package dev.atelier.core.store;

import org.jspecify.annotations.NullMarked;
