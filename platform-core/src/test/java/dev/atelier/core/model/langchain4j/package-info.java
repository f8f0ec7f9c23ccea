/** The real adapters against a scripted server, over HTTP. */
@NullMarked
package dev.atelier.core.model.langchain4j;

import org.jspecify.annotations.NullMarked;
