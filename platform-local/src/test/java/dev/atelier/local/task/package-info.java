/** The task command against a platform that is played by the JDK's HTTP server. */
@NullMarked
package dev.atelier.local.task;

import org.jspecify.annotations.NullMarked;
