@NullMarked
package dev.atelier.core.net;

import org.jspecify.annotations.NullMarked;
