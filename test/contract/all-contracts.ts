import { actionContract } from './action.contract.ts';
import { actionListsContract } from './action-lists.contract.ts';
import { countersContract } from './counters.contract.ts';
import { echoContract } from './echo.contract.ts';
import { effectContract } from './effect.contract.ts';
import { entryContract } from './entry.contract.ts';
import { figureContract } from './figure.contract.ts';
import { fileCopiesContract } from './file-copies.contract.ts';
import { homesContract } from './homes.contract.ts';
import { inboxContract } from './inbox.contract.ts';
import { incidentContract } from './incident.contract.ts';
import { incidentKeysContract } from './incident-keys.contract.ts';
import { installationContract } from './installation.contract.ts';
import { memberContract } from './member.contract.ts';
import { messageContract } from './message.contract.ts';
import { nudgeTimesContract } from './nudge-times.contract.ts';
import type { Open } from './opened.ts';
import { peopleContract } from './people.contract.ts';
import { postmortemContract } from './postmortem.contract.ts';
import { recordMovesContract } from './record-moves.contract.ts';
import { searchIndexContract } from './search-index.contract.ts';
import { secretContract } from './secret.contract.ts';
import { weeklyContract } from './weekly.contract.ts';

/** Every contract of the stores, whatever their storage. */
export function allContracts(open: Open): void {
  incidentContract(open);
  incidentKeysContract(open);
  memberContract(open);
  nudgeTimesContract(open);
  entryContract(open);
  echoContract(open);
  effectContract(open);
  messageContract(open);
  fileCopiesContract(open);
  actionContract(open);
  actionListsContract(open);
  recordMovesContract(open);
  postmortemContract(open);
  figureContract(open);
  countersContract(open);
  inboxContract(open);
  installationContract(open);
  peopleContract(open);
  secretContract(open);
  searchIndexContract(open);
  weeklyContract(open);
  homesContract(open);
}
