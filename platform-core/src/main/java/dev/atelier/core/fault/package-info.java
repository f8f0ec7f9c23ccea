/**
 * What went wrong, classified once: a stable code for programs, a sentence for people, and whose turn it is.
 *
 * <p>Every package may use it. A fault's message is safe to show to anybody who made the request: it holds no path of
 * the machine, no key, no token and no stack trace (R10).
 */
@NullMarked
package dev.atelier.core.fault;

import org.jspecify.annotations.NullMarked;
