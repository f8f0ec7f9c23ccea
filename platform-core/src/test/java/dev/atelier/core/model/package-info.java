/** Tests of the face of the models, and the contract that every model keeps. */
@NullMarked
package dev.atelier.core.model;

import org.jspecify.annotations.NullMarked;
