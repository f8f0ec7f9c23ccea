/** A real browser at pages that work, fail and attack. */
@NullMarked
package dev.atelier.core.browser.chromium;

import org.jspecify.annotations.NullMarked;
