@NullMarked
package dev.atelier.core.vault;

import org.jspecify.annotations.NullMarked;
