/** Tests of the loop, with models that do as a script tells them. */
@NullMarked
package dev.atelier.core.agent.builder;

import org.jspecify.annotations.NullMarked;
