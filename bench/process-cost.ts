import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** A tick of Linux's process accounting (ms); `getconf CLK_TCK` is 100 everywhere today. */
const TICK_MS = 10;

/** Processor time that a process has used so far, in milliseconds; 0 without Linux's /proc. */
export function cpuMs(pid: number): number {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return 0;
  // The name of the program, in brackets, may hold spaces; user and system time are fields 14 and 15 (proc(5)).
  const [, after = ''] = readFileSync(file, 'utf8').split(') ');
  const fields = after.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** Resident memory of a process in megabytes (10⁶ bytes). */
export function memoryMb(pid: number): number {
  const file = `/proc/${pid}/status`;
  const kibibytes = existsSync(file)
    ? /VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1]
    : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return (Number(kibibytes) * 1_024) / 1_000_000;
}
