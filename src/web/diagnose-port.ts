import { createServer } from 'node:http';

/** Whether a port can be used, in words. */
export interface PortFinding {
  readonly name: string;
  readonly state: 'ok' | 'fault';
  readonly text: string;
  readonly advice?: string;
}

const TIMEOUT_MS = 1_000;

/** A port to look at: the variable that sets it, and where a Scribe that has it answers `/healthz`. */
export interface PortToLookAt {
  readonly variable: string;
  readonly port: number;
  readonly healthPort: number;
}

/** Whether the port is free, or taken by a Scribe that runs already. Never rejects. */
export async function diagnosePort({ variable, port, healthPort }: PortToLookAt): Promise<PortFinding> {
  const name = 'Port';
  const refused = await tryPort(port);
  if (refused === undefined) return { name, state: 'ok', text: `${port} is free` };
  if (refused === 'EADDRINUSE') {
    if (await isScribe(healthPort)) return { name, state: 'ok', text: `a Scribe answers on ${port}` };
    const advice = `Stop it, or set ${variable} to a free one, for example 3001.`;
    return { name, state: 'fault', text: `${variable} ${port} is taken by another program.`, advice };
  }
  const advice = `Set ${variable} to one that this user may open, above 1023, for example 3000.`;
  return { name, state: 'fault', text: `${variable} ${port} cannot be opened (${refused}).`, advice };
}

/** The system's code where the port cannot be opened. */
function tryPort(port: number): Promise<string | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', (error) => resolve('code' in error ? String(error.code) : error.name));
    server.listen(port, () => server.close(() => resolve(undefined)));
  });
}

async function isScribe(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const said: unknown = await answer.json();
    return typeof said === 'object' && said !== null && 'alive' in said;
  } catch {
    return false;
  }
}
