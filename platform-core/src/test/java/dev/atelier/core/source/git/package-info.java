@NullMarked
package dev.atelier.core.source.git;

import org.jspecify.annotations.NullMarked;
