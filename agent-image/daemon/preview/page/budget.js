/** How much may be said in a time: a burst at once, and then so many a second. */

export class Budget {
  /**
   * @param {number} burst
   * @param {number} perSecond
   * @param {() => number} now milliseconds
   */
  constructor(burst, perSecond, now = () => performance.now()) {
    this.burst = burst;
    this.perSecond = perSecond;
    this.now = now;
    this.left = burst;
    this.at = now();
  }

  /** Whether one more may be said. */
  take() {
    const now = this.now();
    this.left = Math.min(this.burst, this.left + ((now - this.at) / 1000) * this.perSecond);
    this.at = now;
    if (this.left < 1) return false;
    this.left--;
    return true;
  }
}
