/**
 * The apps that the rules can make: which kinds there are, what they are made of, and the one file that holds what they
 * say.
 *
 * <p>An app's {@link dev.atelier.core.agent.rules.app.Content} is data; its components are read from resources as a
 * person would have written them, and only those that are used become files of the project. Pure values; used by the
 * rule-based agent only.
 */
@NullMarked
package dev.atelier.core.agent.rules.app;

import org.jspecify.annotations.NullMarked;
