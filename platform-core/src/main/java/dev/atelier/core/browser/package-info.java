/**
 * Looking at a page as a person's browser would (B7): what it logs, whether it draws anything, and how it looks.
 *
 * <p>{@link dev.atelier.core.browser.PageLooker} is the face; which browser, and how it is locked up, is a leaf package's
 * affair. The page is hostile code: whatever it does costs one look, never the platform, and it reaches its own host and
 * nothing else. All of it may be called from any thread.
 */
@NullMarked
package dev.atelier.core.browser;

import org.jspecify.annotations.NullMarked;
