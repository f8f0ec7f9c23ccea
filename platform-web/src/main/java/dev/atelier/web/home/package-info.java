/**
 * The first screen: what to build, and what was built.
 */
@NullMarked
package dev.atelier.web.home;

import org.jspecify.annotations.NullMarked;
