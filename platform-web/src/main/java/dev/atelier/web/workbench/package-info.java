/**
 * The workbench: the conversation about one project on the left, the app and its history on the right.
 *
 * <p>{@link dev.atelier.web.workbench.WorkbenchView} puts the parts together and brings them what happens; the parts know
 * nothing of each other. All of it runs with Vaadin's session locked.
 */
@NullMarked
package dev.atelier.web.workbench;

import org.jspecify.annotations.NullMarked;
