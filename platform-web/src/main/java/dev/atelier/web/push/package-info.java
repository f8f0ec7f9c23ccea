/**
 * What happens in the engine, brought to the screens that show it: on the screen's own thread, for as long as it is open.
 */
@NullMarked
package dev.atelier.web.push;

import org.jspecify.annotations.NullMarked;
