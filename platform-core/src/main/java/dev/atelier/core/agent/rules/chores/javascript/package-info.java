/** Changes JavaScript sources, knowing of the language only where code, strings and comments are. */
@NullMarked
package dev.atelier.core.agent.rules.chores.javascript;

import org.jspecify.annotations.NullMarked;
