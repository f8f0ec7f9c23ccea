@NullMarked
package dev.atelier.core.project;

import org.jspecify.annotations.NullMarked;
