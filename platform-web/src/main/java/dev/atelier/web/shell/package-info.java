/**
 * The frame around every screen: theme, top bar, access control of views, error pages, and the small components that all
 * features share.
 *
 * <p>Features depend on this package, it depends on none of them. Components belong to one UI and are used with its lock
 * held, as always with Vaadin.
 */
@NullMarked
package dev.atelier.web.shell;

import org.jspecify.annotations.NullMarked;
