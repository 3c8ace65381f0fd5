import { expect, it } from '@jest/globals';
import { type CleaningPorts, cleanMessage } from '../../../src/app/capture/clean-message.ts';
import { secretScanner } from '../../../src/secret-rules/re2-scanner.ts';
import { secretVault } from '../../../src/secret-vault.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';

const TAKEN = [{ kind: 'password', value: 'Sommer2024!' }];

async function cleaned(text: string) {
  const app = {
    ...memoryPorts(),
    secretFinder: secretScanner(),
    secretVault: secretVault(undefined, Buffer.alloc(32)),
    queue: { offer: () => undefined },
    clock: () => new Date(0),
  } as unknown as CleaningPorts;
  const file = { id: 'F1', name: 'a.txt', mimetype: 'text/plain', permalink: undefined };
  const message = { team: 'T1', channel: 'C1', ts: '1.2', user: 'U1', text, files: [file] };
  const { text: kept } = await cleanMessage(app, message, TAKEN);
  return { kept, noted: (await app.secrets.latest('T1', 5)).length };
}

it('what was taken out of one form of a message goes from the one that is read', async () => {
  expect(await cleaned('here it is\n```Sommer2024!```')).toEqual({
    kept: 'here it is\n```[secret removed: password]```',
    noted: 1,
  });
});

it('what is not in the form that is read is not said to have been removed', async () => {
  expect(await cleaned('here it is')).toEqual({ kept: 'here it is', noted: 0 });
});
