package dev.atelier.core.project;

import dev.atelier.core.source.ContentHash;
import dev.atelier.core.source.SourcePath;

/**
 * A file of a project as it is now.
 *
 * @param content at most {@link dev.atelier.core.source.WorkTree#LARGEST_FILE} bytes
 * @param hash of the content: what to name when changing it
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
public record FileNow(SourcePath path, byte[] content, ContentHash hash) {}
