import type { Log } from './choices.ts';
import { aptInstall, mayAptInstall, onPath } from './machine.ts';

/** Names that Chromium and its relatives have on PATH. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'] as const;

/** The path of a Chromium on this machine. */
export function installedBrowser(): string | undefined {
  return onPath(...NAMES);
}

/** The path of a Chromium, installed with apt-get where that is ours to do; else one sentence why there is none. */
export async function findBrowser(log: Log): Promise<string | { not: string }> {
  const installed = installedBrowser();
  if (installed) return installed;
  if (!mayAptInstall())
    return { not: 'no Chromium on PATH, and we are not root on Debian or Ubuntu to install it' };
  try {
    await aptInstall('chromium', log);
  } catch (error) {
    return { not: error instanceof Error ? error.message : String(error) };
  }
  return installedBrowser() ?? { not: 'apt-get installed chromium, and still there is none on PATH' };
}
