import type { ModalView } from '@slack/types';
import { COMMANDER, type Incident } from '../../../domain/incident/incident.ts';
import { isPersonId } from '../../../domain/timeline/slack-codes.ts';
import { unescapeSlack } from '../../words/escape.ts';
import { formHeading, ROLES_FORM } from '../../words/modals.ts';
import { roleName } from '../../words/names.ts';
import { INPUTS, MODALS } from '../ids.ts';
import { modal, peopleInput, personInput } from './inputs.ts';
import type { ModalRefs } from './modal-metadata.ts';
import { people, person, type ViewValues } from './view-state.ts';

/** Who holds which role: taken, handed over or given back by changing the names. One person leads. */
export function rolesModal(incident: Incident, roles: readonly string[], refs: ModalRefs): ModalView {
  return modal({
    callback: MODALS.roles,
    title: formHeading('Roles', incident),
    submit: ROLES_FORM.submit,
    refs: { ...refs, incident: incident.key },
    blocks: roles.map((role) => {
      const holders = (incident.roles[role] ?? []).filter(isPersonId);
      const words = unescapeSlack(roleName(role));
      const spec = {
        block: roleInput(role),
        label: words.charAt(0).toUpperCase() + words.slice(1),
        example: ROLES_FORM.nobody,
        optional: true,
      };
      return role === COMMANDER
        ? personInput({ ...spec, initial: holders[0] })
        : peopleInput({ ...spec, initial: holders });
    }),
  });
}

/** The block of a role's input. */
export function roleInput(role: string): string {
  return `${INPUTS.role}${role}`;
}

/** Who is to hold a role; `undefined` where the form did not ask. */
export function readRole(values: ViewValues, role: string): readonly string[] | undefined {
  const block = roleInput(role);
  if (!(block in values)) return undefined;
  if (role !== COMMANDER) return people(values, block);
  const one = person(values, block);
  return one === undefined ? [] : [one];
}
