#!/usr/bin/env bash
# Guess: a chart drawn on the server (ssr, SVG) depends on its options: the same options give the same bytes.
# Seen: ids and class names count what the process has drawn before. The second drawing of one chart differs from the
# first; two processes give two different charts the same names, which one page then shares between them.
# Why it matters: a draft is compared with the last one by its hash, to post it only when it says something new. With
# such a figure every draft is new until the worker restarts, and then it is old again.
# echarts 6.1.0, seen 2026-11-30.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund echarts@6.1.0

cat >chart.mjs <<'JS'
import * as echarts from 'echarts';

/** Draws a line of that colour. */
export function draw(color) {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 300, height: 150 });
  const series = [{ type: 'line', color, data: [1, 45, 2], emphasis: { lineStyle: { color } } }];
  const xAxis = { type: 'category', data: ['10:00', '10:05', '10:10'] };
  chart.setOption({ animation: false, xAxis, yAxis: {}, series });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}
JS
cat >alone.mjs <<'JS'
import { draw } from './chart.mjs';

console.log(draw('blue'));
JS
cat >twice.mjs <<'JS'
import { execFileSync } from 'node:child_process';
import { draw } from './chart.mjs';

const names = (svg) => [...new Set(svg.match(/zr\d+-cls-\d+/g))];
const first = draw('red');
const second = draw('red');
const elsewhere = execFileSync(process.execPath, ['alone.mjs'], { encoding: 'utf8' });
const shared = names(first).filter((name) => names(elsewhere).includes(name));

console.log('echarts 6.1.0');
console.log('guess: the same bytes twice; charts of two processes get along on one page');
console.log(`seen:  ${first === second ? 'the same' : 'other'} bytes (${names(first)[0]}, then ${names(second)[0]})`);
console.log(`seen:  ${shared.length} of ${names(first).length} class names are also in a chart of another process`);
if (first === second || shared.length === 0) {
  console.error('Changed: the names in a chart no longer depend on what was drawn before.');
  process.exit(1);
}
JS
node twice.mjs
