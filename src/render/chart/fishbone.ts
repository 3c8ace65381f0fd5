import { drawnWords, withNames } from '../../domain/postmortem/document/prose.ts';
import type {
  CauseBranch,
  ContributingFactor,
  IncidentRecord,
} from '../../domain/postmortem/record/record.ts';
import { pointsOf } from '../../domain/postmortem/templates/sections/points.ts';
import { counted } from '../../domain/timeline/time-words.ts';
import type { Picture } from '../picture.ts';
import { PALETTE } from './palette.ts';
import { boxShape, lineShape, textShape } from './shapes.ts';
import { drawSvg } from './svg.ts';
import { textWidth, wrapped } from './text-width.ts';

const WIDTH = 1000;
const HEAD = { left: 784, width: 200 };
const FIRST_BONE = 330;
const BONE_GAP = 330;
const SIZE = 12;
const LINE = 15;
const FACTOR_LINES = 3;
/** Further factors of a branch are only counted at its end. */
const MAX_FACTORS = 8;
const SLANT = 0.32;

/** Two branches above the spine, two below. */
const BRANCHES: readonly { readonly branch: CauseBranch; readonly side: -1 | 1; readonly column: 0 | 1 }[] = [
  { branch: 'people', side: -1, column: 0 },
  { branch: 'process', side: -1, column: 1 },
  { branch: 'technology', side: 1, column: 0 },
  { branch: 'environment', side: 1, column: 1 },
];

type Bone = (typeof BRANCHES)[number] & { readonly factors: readonly (readonly string[])[] };

/** Contributing factors by branch, as a fishbone. `undefined` where no factor has a branch. */
export function fishbonePicture(record: IncidentRecord): Picture | undefined {
  const factors = record.contributing.filter(({ branch }) => branch !== undefined);
  if (factors.length === 0) return undefined;
  const bones = BRANCHES.map(
    (each): Bone => ({
      ...each,
      factors: factorLines(
        record,
        factors.filter(({ branch }) => branch === each.branch),
      ),
    }),
  );
  const above = reach(bones, -1);
  const below = reach(bones, 1);
  const height = above + below + 20;
  const spine = above + 10;
  const elements = [
    ...spineShapes(record, spine),
    ...bones.flatMap((bone) => boneShapes(bone, spine, reach(bones, bone.side))),
  ];
  return {
    name: 'fishbone',
    title: 'Contributing factors as a fishbone',
    svg: drawSvg('fishbone', { width: WIDTH, height }, { graphic: { elements } }),
    width: WIDTH,
    height,
    words: fishboneWords(record, factors),
    after: ['fishbone', 'root-cause.fishbone', 'root-cause.contributing', 'contributing', 'root-cause'],
  };
}

/** The first line of each factor, wrapped; the points under it are in the text beside the picture. */
function factorLines(record: IncidentRecord, factors: readonly ContributingFactor[]): string[][] {
  const shown = factors.slice(0, factors.length > MAX_FACTORS ? MAX_FACTORS - 1 : MAX_FACTORS);
  const rest = factors.length - shown.length;
  const lines = shown.map(({ text }) =>
    wrapped(drawnWords(record, pointsOf(text).first), {
      fontSize: SIZE,
      width: BONE_GAP - 70,
      maxLines: FACTOR_LINES,
    }),
  );
  return rest > 0 ? [...lines, [`and ${rest} more`]] : lines;
}

/** How far the bones of one side reach from the spine: both equally far, so that the picture is even. */
function reach(bones: readonly Bone[], side: -1 | 1): number {
  const heights = bones.filter((bone) => bone.side === side).map(({ factors }) => factorsHeight(factors));
  return Math.max(60, ...heights) + 60;
}

function factorsHeight(factors: Bone['factors']): number {
  return factors.reduce((sum, lines) => sum + lines.length * LINE + 9, 0);
}

function spineShapes(record: IncidentRecord, y: number) {
  const title = wrapped(drawnWords(record, record.title), {
    fontSize: 13,
    width: HEAD.width - 20,
    maxLines: 4,
  });
  const height = Math.max(44, title.length * 18 + 18);
  const box = { x: HEAD.left, y: y - height / 2, width: HEAD.width, height };
  return [
    lineShape([24, y], [HEAD.left, y], { stroke: PALETTE.ink, lineWidth: 3 }),
    {
      ...boxShape(box, PALETTE.faint, 4),
      style: { fill: PALETTE.faint, stroke: PALETTE.ink, lineWidth: 1.5 },
    },
    ...title.map((line, index) =>
      textShape(line, {
        x: HEAD.left + HEAD.width / 2,
        y: y + (index - (title.length - 1) / 2) * 18,
        size: 13,
        align: 'center',
      }),
    ),
  ];
}

/** One branch: its name at the end of a slanted bone, its factors along it. */
function boneShapes({ branch, side, column, factors }: Bone, spine: number, length: number) {
  const foot = FIRST_BONE + column * BONE_GAP + 70;
  const end: [number, number] = [foot - length * SLANT, spine + side * (length - 18)];
  const name = branch.charAt(0).toUpperCase() + branch.slice(1);
  const width = textWidth(name, 13) + 20;
  const label = { x: end[0] - width / 2, y: end[1] - 12, width, height: 24 };
  return [
    lineShape([foot, spine], end, { stroke: PALETTE.blue, lineWidth: 2 }),
    { ...boxShape(label, '#ffffff', 4), style: { fill: '#ffffff', stroke: PALETTE.blue, lineWidth: 1.5 } },
    textShape(name, { x: end[0], y: end[1], size: 13, align: 'center' }),
    ...factorShapes(factors.length === 0 ? [['nothing recorded']] : factors, { foot, spine, side }),
  ];
}

/** Factors on the left of their bone, each with a line to it. */
function factorShapes(
  factors: Bone['factors'],
  { foot, spine, side }: { readonly foot: number; readonly spine: number; readonly side: -1 | 1 },
) {
  let offset = 18;
  return factors.flatMap((lines) => {
    const height = lines.length * LINE;
    const from = offset;
    offset += height + 9;
    const top = side === 1 ? spine + from : spine - from - height;
    const middle = top + height / 2;
    const bone = foot - Math.abs(middle - spine) * SLANT;
    return [
      lineShape([bone - 14, middle], [bone, middle], { stroke: PALETTE.quiet, lineWidth: 1.2 }),
      ...lines.map((line, index) =>
        textShape(line, { x: bone - 20, y: top + LINE / 2 + index * LINE, size: SIZE, align: 'right' }),
      ),
    ];
  });
}

/** The same in words, branch by branch. */
function fishboneWords(record: IncidentRecord, factors: readonly ContributingFactor[]): string {
  const branches = BRANCHES.flatMap(({ branch }) => {
    const mine = factors
      .filter((factor) => factor.branch === branch)
      .map(({ text }) => inWords(withNames(record, text)));
    return mine.length === 0 ? [] : [`${branch}: ${mine.join('; ')}`];
  });
  return `${counted(factors.length, 'factor')}. ${branches.join('. ')}.`;
}

/** `first line (a point; another)`. */
function inWords(typed: string): string {
  const { first, under } = pointsOf(typed);
  return under.length === 0 ? first : `${first} (${under.join('; ')})`;
}
