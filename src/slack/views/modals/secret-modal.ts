import type { ModalView } from '@slack/types';
import type { SecretShown } from '../../../app/entries/take-out-secrets.ts';
import { codeBlock, literal } from '../../words/escape.ts';
import { SECRET_SHOWN, secretLine } from '../../words/secrets.ts';
import type { Reader } from '../../words/times.ts';
import { context, section } from '../blocks.ts';
import { MODALS } from '../ids.ts';
import { truncate } from '../truncate.ts';
import { modal } from './inputs.ts';

/** Two blocks each, far below the 100 of a modal. */
const MOST = 20;
/** Escaping makes it longer, up to the 3,000 of a section. */
const LONGEST = 2_000;

/** What was taken out, for as long as the form is open. */
export function secretModal(
  { secret, texts }: Extract<SecretShown, { kind: 'shown' }>,
  reader: Reader,
): ModalView {
  return modal({
    callback: MODALS.secret,
    title: SECRET_SHOWN.heading,
    refs: {},
    blocks: [
      context(secretLine(secret, reader)),
      ...texts
        .slice(0, MOST)
        .map((text, index) =>
          section(`*${literal(secret.secrets[index]?.kind ?? '')}*\n${codeBlock(truncate(text, LONGEST))}`),
        ),
      context(SECRET_SHOWN.audit),
    ],
  });
}
