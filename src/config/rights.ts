import { z } from 'zod';
import { ACTS, type Act } from '../domain/rights/act.ts';
import { type Grant, OPEN_RIGHTS, type Rights } from '../domain/rights/rights.ts';
import { ConfigFault } from './config-fault.ts';
import { lineOf, type YamlSource } from './yaml-source.ts';

const admin = z
  .string()
  .regex(/^[UWS][A-Z0-9]+$/, 'must be the id of a person or of a user group, for example S0123ABCD');
const grants = z.array(z.string()).min(1);

/** Who may do what: the block `rights` of the policy file. */
export const RIGHTS_FILE = z
  .strictObject({
    admins: z.array(admin).default([]),
    open: z
      .strictObject(Object.fromEntries(ACTS.map((act) => [act, grants.optional()])) as Record<Act, Grants>)
      .prefault({}),
    ownApproval: z.enum(['recorded', 'refused']).default(OPEN_RIGHTS.ownApproval),
  })
  .prefault({});

type Grants = z.ZodOptional<typeof grants>;

export const RIGHTS_KEYS: readonly string[] = ['rights', 'admins', 'open', 'ownApproval', ...ACTS];

const WORDS = ['everyone', 'members', 'admins'] as const;

/** The rights of the file; what it leaves out is as by default. Throws `ConfigFault` for a role that there is not. */
export function rightsOf(
  { admins, open, ownApproval }: z.output<typeof RIGHTS_FILE>,
  roles: readonly string[],
  source: YamlSource,
): Rights {
  const grantOf = (said: string, act: Act): Grant => {
    const word = WORDS.find((one) => one === said);
    if (word) return word;
    if (roles.includes(said)) return { role: said };
    const known = [...WORDS, ...roles].join(', ');
    const line = lineOf(source, ['rights', 'open', act]);
    throw new ConfigFault(`${source.file}:${line} rights.open.${act} must name some of ${known}.`);
  };
  const stated = ACTS.flatMap((act) => {
    const said = open[act];
    return said ? [[act, said.map((one) => grantOf(one, act))] as const] : [];
  });
  return { admins, open: { ...OPEN_RIGHTS.open, ...Object.fromEntries(stated) }, ownApproval };
}
