/**
 * Pictures that people upload: what may come in, and what becomes of it.
 *
 * <p>{@link dev.atelier.core.image.ImageCheck#of} takes any bytes and gives back an image that is what it says, or a
 * fault that says what is wrong. Nothing is believed but the bytes, nothing is decoded to check them, and what comes out
 * is put together from the parts of the image that are known and needed (docs/adr/0018): what was hidden behind its end,
 * in a comment or in a script is not in it. {@link dev.atelier.core.image.Shrink} makes small ones of large ones, which
 * does decode, one at a time and within bounds.
 *
 * <p>All of it is stateless and may be called from any thread. It knows nothing of projects.
 */
@NullMarked
package dev.atelier.core.image;

import org.jspecify.annotations.NullMarked;
