/**
 * How a generated app looks: colours by name, palettes with enough contrast (WCAG AA), and the style sheet's variables.
 *
 * <p>Everything is calculated from a few values that a person can choose; the same choice gives the same bytes. Pure
 * values; used by the rule-based agent only.
 */
@NullMarked
package dev.atelier.core.agent.rules.look;

import org.jspecify.annotations.NullMarked;
