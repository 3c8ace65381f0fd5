import type { Log } from './first-available.ts';
import { aptInstall, canAptInstall, findOnPath } from './system-programs.ts';

/** Names that Chromium and its relatives have on PATH. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'] as const;

/** The path of a Chromium on this machine. */
function installedBrowser(): string | undefined {
  return findOnPath(...NAMES);
}

/** The path of a Chromium, installed with apt-get where we may; else one sentence that says why there is none. */
export async function findBrowser(log: Log): Promise<string | { not: string }> {
  const installed = installedBrowser();
  if (installed) return installed;
  if (!canAptInstall())
    return { not: 'no Chromium on PATH, and we are not root on Debian or Ubuntu to install it' };
  try {
    await aptInstall('chromium', log);
  } catch (error) {
    return { not: error instanceof Error ? error.message : String(error) };
  }
  return installedBrowser() ?? { not: 'apt-get installed chromium, and still there is none on PATH' };
}
