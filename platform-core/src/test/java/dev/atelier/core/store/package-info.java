@NullMarked
package dev.atelier.core.store;

import org.jspecify.annotations.NullMarked;
