/**
 * What the web application is told about its surroundings: its public address and where previews live.
 *
 * <p>Bound once, at start, from MicroProfile Config; a wrong value fails the deployment with a sentence that names it. The
 * settings that features read are produced here, with what is changed at run time on top.
 * Everything here is immutable and may be used from any thread.
 */
@NullMarked
package dev.atelier.web.config;

import org.jspecify.annotations.NullMarked;
