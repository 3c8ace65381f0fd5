import type { ChipTone } from '../../domain/postmortem/document/glance.ts';

/** The colours of a page by scheme. A test checks that text has a contrast of at least 4.5 : 1 on its background. */
export const COLOURS = {
  light: {
    ground: '#ffffff',
    raised: '#f4f5f7',
    text: '#1d2125',
    quiet: '#545b64',
    link: '#0b57a4',
    line: '#d5d9df',
    question: '#6b4700',
    questionGround: '#fff6df',
    questionLine: '#e2c98f',
    target: '#fff4d6',
  },
  dark: {
    ground: '#16191d',
    raised: '#20242a',
    text: '#e4e7eb',
    quiet: '#a7afb9',
    link: '#8ec2ff',
    line: '#3b414a',
    question: '#f4d793',
    questionGround: '#2b2617',
    questionLine: '#6d5c2c',
    target: '#3d3110',
  },
} as const;

/** Ink and ground of the labels at the top, the same in every scheme. */
export const CHIPS: Readonly<Record<ChipTone, { readonly ink: string; readonly ground: string }>> = {
  critical: { ink: '#ffffff', ground: '#8f1d2c' },
  high: { ink: '#ffffff', ground: '#b8430a' },
  medium: { ink: '#4d3300', ground: '#ffe3a3' },
  low: { ink: '#2b3440', ground: '#dfe4ea' },
  active: { ink: '#0a4076', ground: '#d6e8fa' },
  settled: { ink: '#0a5138', ground: '#d3f0e2' },
  plain: { ink: '#2b3440', ground: '#e9ecf0' },
};
