@NullMarked
package dev.atelier.core.run;

import org.jspecify.annotations.NullMarked;
