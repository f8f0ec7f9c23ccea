@NullMarked
package dev.atelier.core.runtime;

import org.jspecify.annotations.NullMarked;
