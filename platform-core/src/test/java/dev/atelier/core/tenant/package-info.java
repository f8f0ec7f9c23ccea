@NullMarked
package dev.atelier.core.tenant;

import org.jspecify.annotations.NullMarked;
