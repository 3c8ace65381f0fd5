const { default: Sequencer } = require('@jest/test-sequencer');

/** Tests that take long in short files; jest goes by size alone for a file that it has not run yet. */
const LONG = [
  /\.e2e\.test\.ts$/,
  /\/cli\/(?:doctor|import-export)\.int|\/postmortem\/(?:sizes|templates\/(?:any-record|own-template))\.unit/,
  /\/render\/(?:hostile|pdf|html|markdown)/,
  /\.int\.test\.ts$/,
];

/** Long files first, so that no worker is left with one at the end while the others have nothing to do. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    return sorted.toSorted((one, other) => rank(one.path) - rank(other.path));
  }
};

function rank(path) {
  const found = LONG.findIndex((pattern) => pattern.test(path));
  return found === -1 ? LONG.length : found;
}
