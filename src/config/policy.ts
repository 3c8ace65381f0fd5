import { dirname, isAbsolute, join } from 'node:path';
import { z } from 'zod';
import type { CapturePolicy, ReactionPolicy, RegionPolicy, WeeklyPolicy } from '../app/app.ts';
import type { TemplatePolicy } from '../app/postmortems/choose-template.ts';
import type { ReminderPolicy } from '../domain/actions/ladder.ts';
import type { Holidays } from '../domain/actions/working-day.ts';
import type { NudgePolicy } from '../domain/incident/nudges.ts';
import { NAME_ORDER, type NameKind } from '../domain/person-name.ts';
import { THRESHOLDS, type Thresholds } from '../domain/postmortem/analysis/candidates/thresholds.ts';
import { BUILT_IN } from '../domain/postmortem/templates/registry.ts';
import type { Rights } from '../domain/rights/rights.ts';
import { CAPTURE, CAPTURE_KEYS, REACTIONS } from './capture.ts';
import { CHANNELS_FILE, CHANNELS_KEYS } from './channels.ts';
import { ConfigFault } from './config-fault.ts';
import { HOLIDAYS_FILE, HOLIDAYS_KEYS } from './holidays.ts';
import { NUDGES_FILE, NUDGES_KEYS } from './nudges.ts';
import { REMINDERS_FILE, REMINDERS_KEYS } from './reminders.ts';
import { RIGHTS_FILE, RIGHTS_KEYS, rightsOf } from './rights.ts';
import { SECRETS_FILE, SECRETS_KEYS, type SecretSettings } from './secrets.ts';
import { TEAM_FILE, TEAM_KEYS, type TeamPolicy, teamOf } from './team.ts';
import { withTemplateFiles } from './templates/template-files.ts';
import { WEEKLY_FILE, WEEKLY_KEYS, weeklyOf } from './weekly.ts';
import { checkedYaml, lineOf, type Path, readYaml, type YamlSource } from './yaml-source.ts';

/** What the file named by `SCRIBE_CONFIG` decides; everything in it has a default. */
export interface FilePolicy extends TeamPolicy {
  readonly reactions: ReactionPolicy;
  readonly capture: CapturePolicy;
  /** By which of their names people are shown: the first that there is. */
  readonly names: readonly NameKind[];
  readonly holidays: Holidays;
  /** Whose public holidays are taken from which region. */
  readonly holidayRegions: RegionPolicy | undefined;
  /** More patterns of secrets than Scribe knows, and who may read what was taken out of the record. */
  readonly secrets: SecretSettings;
  readonly reminders: ReminderPolicy;
  /** Emoji, without colons, that as a status in Slack say that somebody is away. */
  readonly awayStatuses: readonly string[];
  /** When and where the week is summed up; nowhere by default. */
  readonly weekly: WeeklyPolicy | undefined;
  readonly templates: TemplatePolicy;
  /** When people are nudged. */
  readonly nudges: NudgePolicy;
  /** Who may do what. */
  readonly rights: Rights;
  /** The thresholds from which a figure suggests a remark: minutes, and a share for `backdated`. */
  readonly thresholds: Thresholds;
  /** Where published postmortems are announced: a channel's name or id; by default the incident's own channel. */
  readonly publishChannel: string | undefined;
  /** So many days after the postmortem is published, the channel that Scribe made is archived; by default it stays open. */
  readonly archiveAfterDays: number | undefined;
  /** An OpenAI-compatible endpoint that may offer answers and prose beside drafts; its key is in SCRIBE_LANGUAGE_KEY. Off by default. */
  readonly language: { readonly url: string; readonly model: string } | undefined;
}

const minutes = z.number().min(0, 'must be a number of minutes, 0 or more');

/** The shape of the file. Unknown keys are refused: a typo must not go unnoticed. */
const FILE = z.strictObject({
  ...TEAM_FILE,
  reactions: REACTIONS,
  capture: CAPTURE,
  ...SECRETS_FILE,
  names: z
    .array(z.enum(NAME_ORDER))
    .min(1)
    .default([...NAME_ORDER]),
  holidays: HOLIDAYS_FILE,
  reminders: REMINDERS_FILE,
  templates: z
    .strictObject({
      files: z.array(z.string().min(1, 'must be the path of a Markdown file')).default([]),
      default: z.string().default('standard'),
      severity: z
        .strictObject({
          1: z.string().optional(),
          2: z.string().optional(),
          3: z.string().optional(),
          4: z.string().optional(),
        })
        .prefault({}),
    })
    .prefault({}),
  thresholds: z
    .strictObject({
      fastDetection: minutes.default(THRESHOLDS.fastDetection),
      slowDetection: minutes.default(THRESHOLDS.slowDetection),
      fastAcknowledgement: minutes.default(THRESHOLDS.fastAcknowledgement),
      slowAcknowledgement: minutes.default(THRESHOLDS.slowAcknowledgement),
      fastDecision: minutes.default(THRESHOLDS.fastDecision),
      fastMitigation: minutes.default(THRESHOLDS.fastMitigation),
      closeChange: minutes.default(THRESHOLDS.closeChange),
      steadyUpdates: minutes.default(THRESHOLDS.steadyUpdates),
      rareUpdates: minutes.default(THRESHOLDS.rareUpdates),
      backdated: z
        .number()
        .min(0, 'must be a share from 0 to 1')
        .max(1, 'must be a share from 0 to 1')
        .default(THRESHOLDS.backdated),
    })
    .prefault({}),
  nudges: NUDGES_FILE,
  rights: RIGHTS_FILE,
  publishChannel: z.string().min(1).optional(),
  ...CHANNELS_FILE,
  ...WEEKLY_FILE,
  language: z
    .strictObject({
      url: z.url({ protocol: /^https?$/, error: 'must be an address such as https://api.example.com/v1' }),
      model: z.string().min(1),
    })
    .optional(),
});

/** Reads the policy file. Throws `ConfigFault`: the file, the line, what was wrong, what was expected. */
export function readPolicy(source: string, file: string): FilePolicy {
  const yaml = readYaml(source, file);
  const data = checkedYaml(yaml, FILE, KEYS);
  const team = teamOf(data, yaml);
  return {
    ...team,
    weekly: weeklyOf(data.weekly, team, yaml),
    reactions: data.reactions,
    capture: data.capture,
    secrets: data.secrets,
    names: data.names,
    ...data.reminders,
    thresholds: data.thresholds,
    templates: templatesOf(data.templates, yaml),
    nudges: data.nudges,
    rights: rightsOf(
      data.rights,
      data.roles.map(({ is }) => is),
      yaml,
    ),
    ...data.holidays,
    publishChannel: data.publishChannel,
    archiveAfterDays: data.archiveAfterDays,
    language: data.language,
  };
}

/** The operator's own templates beside those of Scribe, and which one is taken when. */
function templatesOf(
  { files, ...choice }: z.infer<typeof FILE>['templates'],
  source: YamlSource,
): TemplatePolicy {
  const known = withTemplateFiles(
    BUILT_IN,
    files.map((path, index) => ({
      path: isAbsolute(path) ? path : join(dirname(source.file), path),
      named: `${source.file}:${lineOf(source, ['templates', 'files', index])} templates.files.${index}`,
    })),
  );
  const { default: usual, severity } = choice;
  const chosen: readonly (readonly [Path, string | undefined])[] = [
    [['templates', 'default'], usual],
    ...([1, 2, 3, 4] as const).map((one) => [['templates', 'severity', one], severity[one]] as const),
  ];
  const wrong = chosen.find(([, template]) => template !== undefined && !known.has(template))?.[0];
  if (!wrong) return { ...choice, known };
  const names = [...known.keys()].join(', ');
  throw new ConfigFault(
    `${source.file}:${lineOf(source, wrong)} ${wrong.join('.')} must be one of ${names}.`,
  );
}

const KEYS = [
  ...TEAM_KEYS,
  ...CAPTURE_KEYS,
  'names',
  ...HOLIDAYS_KEYS,
  ...REMINDERS_KEYS,
  'templates',
  'files',
  'default',
  'severity',
  'thresholds',
  ...Object.keys(THRESHOLDS),
  ...NUDGES_KEYS,
  ...RIGHTS_KEYS,
  ...SECRETS_KEYS,
  'publishChannel',
  ...CHANNELS_KEYS,
  ...WEEKLY_KEYS,
  'language',
  'url',
  'model',
];
