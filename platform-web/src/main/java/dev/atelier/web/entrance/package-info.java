/**
 * The ways between the platform and the previews' hosts: browsers that want in, and the gateway that wants a preview
 * started.
 *
 * <p>Plain servlets, because neither has a screen.
 */
@NullMarked
package dev.atelier.web.entrance;

import org.jspecify.annotations.NullMarked;
