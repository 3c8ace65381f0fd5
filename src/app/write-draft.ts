import { createHash } from 'node:crypto';
import type { IncidentEffect } from '../domain/effect.ts';
import { draftPostmortem } from '../domain/postmortem/document.ts';
import { templateNamed } from '../domain/postmortem/templates/registry.ts';
import type { App } from './app.ts';
import { readRecord } from './incident-material.ts';
import type { KnownIncident } from './ports/incidents.ts';
import type { StoredDraft } from './ports/postmortems.ts';

/** Stands for Scribe where a revision names who made it. */
export const SCRIBE = 'scribe';

type DraftEffect = Extract<IncidentEffect, { kind: 'draft' }>;

/**
 * Writes the draft that an effect asks for, of everything logged up to its moment, or finds the one that an earlier
 * worker wrote. Throws `StoreFault`.
 */
export async function writeDraft(
  app: Pick<App, 'entries' | 'actions' | 'people' | 'postmortems'>,
  known: KnownIncident,
  effect: DraftEffect,
): Promise<StoredDraft> {
  const { team, key } = known.incident;
  const before = await app.postmortems.draft(team, key, effect.draft);
  if (before) return before;
  const template = templateNamed(effect.template);
  if (!template) throw new Error(`There is no template "${effect.template}".`);
  const document = draftPostmortem(await readRecord(app, known, effect.asOf), template);
  const hash = createHash('sha256').update(JSON.stringify(document)).digest('hex');
  const draft = {
    id: effect.draft,
    template: template.name,
    asOf: effect.asOf,
    document,
    hash,
    by: SCRIBE,
    at: effect.asOf,
    what: 'drafted' as const,
  };
  await app.postmortems.saveDraft(team, key, draft);
  return draft;
}
