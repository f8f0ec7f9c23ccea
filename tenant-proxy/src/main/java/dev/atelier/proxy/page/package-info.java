/**
 * The few pages that the gateway shows by itself, in the product's look: waiting, failed, refused, lost.
 *
 * <p>Pages are whole (no file is loaded), small, and work in light and dark and without script. Everything that is put into
 * one is escaped here, because project titles and details are written by users. Pure functions, safe for any thread.
 */
@NullMarked
package dev.atelier.proxy.page;

import org.jspecify.annotations.NullMarked;
