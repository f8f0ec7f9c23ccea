/**
 * What screens and interfaces share about images (B11-B13): bringing them in, showing them small, and removing them.
 *
 * <p>{@link dev.atelier.web.images.ImageTray} stands in every box in which something can be asked for; where the images go
 * is an {@link dev.atelier.web.images.ImageKeeper}'s affair. {@link dev.atelier.web.images.Uploads} reads them from a request of a program. Components are used with Vaadin's session locked; keepers are
 * called without, from the threads of uploads and downloads.
 */
@NullMarked
package dev.atelier.web.images;

import org.jspecify.annotations.NullMarked;
