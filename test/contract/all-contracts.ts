import { actionContract } from './action.contract.ts';
import { bookkeepingContract } from './bookkeeping.contract.ts';
import { echoContract } from './echo.contract.ts';
import { effectContract } from './effect.contract.ts';
import { entryContract } from './entry.contract.ts';
import { incidentContract } from './incident.contract.ts';
import { messageContract } from './message.contract.ts';
import type { Open } from './opened.ts';
import { postmortemContract } from './postmortem.contract.ts';

/** Every promise that stores make, whatever they keep things in. */
export function allContracts(open: Open): void {
  incidentContract(open);
  entryContract(open);
  echoContract(open);
  effectContract(open);
  messageContract(open);
  actionContract(open);
  postmortemContract(open);
  bookkeepingContract(open);
}
