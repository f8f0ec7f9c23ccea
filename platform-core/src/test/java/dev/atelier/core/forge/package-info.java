@NullMarked
package dev.atelier.core.forge;

import org.jspecify.annotations.NullMarked;
