/**
 * The screens of whoever looks after the installation. To everybody else they are not there.
 *
 * <p>Views belong to one UI and are used with its lock held, as always with Vaadin.
 */
@NullMarked
package dev.atelier.web.admin;

import org.jspecify.annotations.NullMarked;
