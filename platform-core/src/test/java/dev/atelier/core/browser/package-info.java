/** A looker that needs no browser, and tests of settings. */
@NullMarked
package dev.atelier.core.browser;

import org.jspecify.annotations.NullMarked;
