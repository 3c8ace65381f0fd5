import type { EffectInTrouble } from '../app/ports/effect-troubles.ts';
import type { EffectHolder, EffectRef } from '../app/ports/effects.ts';
import { CliFault, UsageFault } from './cli-fault.ts';
import type { CliIo } from './cli-io.ts';
import { withAnyTeam } from './with-stores.ts';

/** What is listed, and what `retry all` asks for again. */
export interface EffectsCall {
  readonly givenUp?: boolean;
  /** A workspace; without it, all of them. */
  readonly team?: string;
}

/** Documents of a collection that one call looks at. */
const LIMIT = 10_000;

/** `scribe effects`: what was given up, or fails by a fault of Scribe's own, as JSON lines; nothing prints nothing. */
export async function effectsCommand(
  call: EffectsCall,
  io: CliIo,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  await withAnyTeam(environment, async ({ effectTroubles }) => {
    for (const one of await effectTroubles.list({ ...call, limit: LIMIT }))
      if (isMeant(call, one)) io.print(`${JSON.stringify(shown(one))}\n`);
  });
}

/** `scribe effects retry ID|all`: they are wanted again, and a running worker takes them up within seconds. */
export async function retryEffectsCommand(
  call: EffectsCall & { readonly id: string },
  io: CliIo,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const only = call.id === 'all' ? undefined : readEffectId(call.id);
  await withAnyTeam(environment, async ({ effectTroubles }) => {
    const refs = only
      ? [only]
      : (await effectTroubles.list({ ...call, limit: LIMIT }))
          .filter((one) => isMeant(call, one))
          .map(({ ref }) => ref);
    let revived = 0;
    for (const ref of refs) if (await effectTroubles.revive(ref, new Date())) revived += 1;
    if (only && revived === 0)
      throw new CliFault(
        `There is no effect ${call.id}: it is done, or was never wanted; scribe effects lists them.`,
      );
    io.print(
      revived === 0
        ? 'Nothing was given up, and nothing fails.\n'
        : `${revived} wanted again; a running worker takes ${revived === 1 ? 'it' : 'them'} up within seconds.\n`,
    );
  });
}

function isMeant({ givenUp }: EffectsCall, { state }: EffectInTrouble): boolean {
  return givenUp !== true || state === 'given up';
}

function shown({ ref, kind, incident, state, error, wantedAt, attempts, nextAt }: EffectInTrouble) {
  const { team } = ref;
  return { id: effectId(ref), team, incident, effect: kind, state, error, wantedAt, attempts, nextAt };
}

function effectId({ holder, team, id, key }: EffectRef): string {
  return [holder, team, id, key].join('/');
}

const HOLDER_NAMES: Readonly<Record<EffectHolder, true>> = {
  incidents: true,
  entries: true,
  actions: true,
  messages: true,
  postmortems: true,
  digests: true,
  secrets: true,
  weeklies: true,
  homes: true,
};

/** Reads what `effectId` wrote. Throws `UsageFault`. */
function readEffectId(said: string): EffectRef {
  const [holder = '', team = '', ...rest] = said.split('/');
  const key = rest.pop();
  const id = rest.join('/');
  if (isHolder(holder) && team !== '' && id !== '' && key) return { holder, team, id, key };
  throw new UsageFault(
    `"${said}" is no id of an effect; scribe effects lists them, such as incidents/T0123ABCD/cmd.T0123ABCD.17.42/card-0.`,
  );
}

function isHolder(name: string): name is EffectHolder {
  return Object.hasOwn(HOLDER_NAMES, name);
}
