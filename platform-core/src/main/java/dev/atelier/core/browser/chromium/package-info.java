/**
 * Looks at pages with Chromium, or a browser made from it, over the DevTools protocol.
 *
 * <p>The page is hostile code. The browser runs under bubblewrap, as a user who owns nothing, with its own sandbox on
 * top, a profile in memory, limits on memory and processes, and <em>no network</em>: all that leaves it goes through
 * a relay to a unix socket of the platform's, one for each page that is open, and the platform lets it through to that
 * page's own host and port only ({@link dev.atelier.core.browser.chromium.PageExit}). The protocol runs over a pair of
 * pipes, so there is no port through which a page could drive the browser. Browser and profile die with the platform,
 * also when that is killed.
 *
 * <p>One browser for each process, started when it is first needed and ended when it has idled. One thread reads its
 * events and one writes its commands; whoever looks waits on a {@link
 * dev.atelier.core.browser.chromium.PageRecorder}, always with a limit.
 */
@NullMarked
package dev.atelier.core.browser.chromium;

import org.jspecify.annotations.NullMarked;
