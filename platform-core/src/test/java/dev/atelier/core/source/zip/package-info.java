@NullMarked
package dev.atelier.core.source.zip;

import org.jspecify.annotations.NullMarked;
