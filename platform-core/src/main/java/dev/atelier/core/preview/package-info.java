/**
 * A project's dev server: started, probed, checked, stopped, and reachable at its own host name.
 *
 * <p>{@link dev.atelier.core.preview.Previews} owns every project's sandbox. The gateway in front of them is another
 * process and knows only what {@link dev.atelier.core.preview.RouteTable} publishes; whoever may enter brings a {@link
 * dev.atelier.core.preview.PreviewTickets ticket}. Thread-safe; at most one thread starts or stops a given preview.
 */
@NullMarked
package dev.atelier.core.preview;

import org.jspecify.annotations.NullMarked;
