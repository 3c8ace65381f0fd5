/** Colours that colour-blind people can tell apart (after Okabe and Ito), dark enough on white. */
export const PALETTE = {
  blue: '#0072b2',
  orange: '#b35900',
  green: '#00795a',
  red: '#b8430a',
  crimson: '#8f1d2c',
  purple: '#9b4f7c',
  sky: '#3278a8',
  ink: '#1d2125',
  quiet: '#545b64',
  line: '#c6cbd2',
  faint: '#eef0f3',
} as const;
