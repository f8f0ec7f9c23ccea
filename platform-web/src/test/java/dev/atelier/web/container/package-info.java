/**
 * What only the container can prove, in the container: who is let in by which door, how errors look, and that everything
 * is wired. Each class deploys the application on a Payara Micro of its own, with a database and an identity provider
 * that are made for it, on free ports; few classes, since each takes seconds.
 */
@NullMarked
package dev.atelier.web.container;

import org.jspecify.annotations.NullMarked;
