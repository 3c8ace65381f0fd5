import type { Analysis } from '../../analysis/analysis.ts';
import { fromField } from '../../analysis/evidence.ts';
import type { DraftSection } from '../../document/document.ts';
import { bullets, field } from '../../document/nodes.ts';
import { says } from '../../document/prose.ts';

/** Fields of the team's own, at the end of the appendix; nothing where nobody filled one in. */
export function ownFields({ record }: Analysis): DraftSection[] {
  const fields = record.fields ?? [];
  if (fields.length === 0) return [];
  const items = fields.map(({ name, value }, index) =>
    field(name, says(record, value, fromField(`fields.${index}`))),
  );
  return [{ id: 'appendix.fields', heading: 'Further Details', level: 3, blocks: [bullets(items)] }];
}
