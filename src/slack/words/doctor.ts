import { mrkdwn } from './escape.ts';

/** One check of `doctor`. `advice` says what to do if it failed. */
export interface Finding {
  readonly name: string;
  readonly state: 'ok' | 'warning' | 'fault';
  readonly text: string;
  readonly advice?: string;
}

export function findingLine({ name, state, text, advice }: Finding): string {
  const mark = state === 'ok' ? 'ok' : state === 'warning' ? 'look' : 'fault';
  return `*${mrkdwn(name)}* · ${mark} · ${mrkdwn(text)}${advice ? ` ${mrkdwn(advice)}` : ''}`;
}

/** A check takes longer than the answer may wait. */
export function stillLooking(): string {
  return 'Something is slow to answer. What was found follows here in a moment.';
}

export function doctorHead(findings: readonly Finding[]): string {
  const faults = findings.filter((it) => it.state === 'fault').length;
  const warnings = findings.filter((it) => it.state === 'warning').length;
  if (faults + warnings === 0) return 'Scribe has everything it needs.';
  return `${faults} ${faults === 1 ? 'fault' : 'faults'}, ${warnings} to look at.`;
}
