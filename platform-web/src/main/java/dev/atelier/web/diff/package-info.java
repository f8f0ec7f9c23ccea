/**
 * Differences of files as people read them: per file, unified or side by side, with the words that changed marked.
 *
 * <p>For every screen that shows any. Components belong to one UI and are used with its lock held, as always with Vaadin.
 */
@NullMarked
package dev.atelier.web.diff;

import org.jspecify.annotations.NullMarked;
