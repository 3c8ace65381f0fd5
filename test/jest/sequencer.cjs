const { default: Sequencer } = require('@jest/test-sequencer');

/** These wait for clocks, pings and killed servers; the others compute. */
const WAITS = /\.(?:e2e|int)\.test\.ts$/;

/** Tests that take long in short files; jest goes by size alone for a file that it has not run yet. */
const LONG = /\.e2e\.test\.ts$|\/postmortem\/sizes\.unit|\/render\/(?:hostile|pdf|html|markdown)/;

/**
 * Long files first, so that no worker is left with one at the end while the others have nothing to do; and those that
 * wait spread among those that compute, so that the processors are neither idle nor fought over.
 */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests).toSorted((one, other) => rank(one.path) - rank(other.path));
    return woven(
      sorted.filter(({ path }) => WAITS.test(path)),
      sorted.filter(({ path }) => !WAITS.test(path)),
    );
  }
};

function rank(path) {
  return LONG.test(path) ? 0 : 1;
}

/** Both lists in their order, each spread evenly over the whole. */
function woven(one, other) {
  const place = (list) => list.map((test, index) => ({ test, at: (index + 0.5) / list.length }));
  return [...place(one), ...place(other)].toSorted((a, b) => a.at - b.at).map(({ test }) => test);
}
