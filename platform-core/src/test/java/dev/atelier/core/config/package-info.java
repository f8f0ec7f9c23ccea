@NullMarked
package dev.atelier.core.config;

import org.jspecify.annotations.NullMarked;
