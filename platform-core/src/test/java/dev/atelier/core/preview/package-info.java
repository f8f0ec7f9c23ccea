@NullMarked
package dev.atelier.core.preview;

import org.jspecify.annotations.NullMarked;
