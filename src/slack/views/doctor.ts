import { doctorHead, type Finding, findingLine } from '../words/doctor.ts';
import { type Message, message, section } from './blocks.ts';

/** What `doctor` found, faults first. */
export function doctorView(findings: readonly Finding[]): Message {
  const order = { fault: 0, warning: 1, ok: 2 } as const;
  const lines = findings.toSorted((a, b) => order[a.state] - order[b.state]).map(findingLine);
  const head = doctorHead(findings);
  return message([head, ...lines].join('\n'), [
    section(`*${head}*`),
    ...lines.slice(0, 45).map((line) => section(line)),
  ]);
}
