@NullMarked
package dev.atelier.core.task;

import org.jspecify.annotations.NullMarked;
