@NullMarked
package dev.atelier.core.net.http;

import org.jspecify.annotations.NullMarked;
