/**
 * How an error looks outside: problem details as RFC 9457 defines them, with the stable code of a fault.
 *
 * <p>Used by everything that answers to programs. Says only what a {@link dev.atelier.core.fault.Fault} says; exceptions
 * and their causes stay in the log. Thread-safe.
 */
@NullMarked
package dev.atelier.web.problem;

import org.jspecify.annotations.NullMarked;
