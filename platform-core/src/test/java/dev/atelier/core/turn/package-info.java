@NullMarked
package dev.atelier.core.turn;

import org.jspecify.annotations.NullMarked;
