/** Texts of a page, cut to a size that nobody has to fear. */

/**
 * @param {unknown} value
 * @param {number} most
 */
export function short(value, most) {
  const text = String(value);
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/**
 * In one line.
 *
 * @param {unknown} value
 * @param {number} most
 */
export function line(value, most) {
  return short(String(value).slice(0, most * 4).replace(/\s+/g, ' ').trim(), most);
}
