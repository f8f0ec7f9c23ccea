/** Tests of the tools and of what keeps them from doing harm. */
@NullMarked
package dev.atelier.core.agent.tool;

import org.jspecify.annotations.NullMarked;
