/**
 * Lines of a log on a screen, which the browser keeps within bounds.
 *
 * <p>Components belong to one UI and are used with its lock held, as always with Vaadin.
 */
@NullMarked
package dev.atelier.web.log;

import org.jspecify.annotations.NullMarked;
