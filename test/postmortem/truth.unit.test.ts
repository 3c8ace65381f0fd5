import { describe, expect, it } from '@jest/globals';
import { measuredIncidents } from '../../bench/truth/incidents.ts';
import { measured } from '../../bench/truth/measure.ts';
import { faultsOf } from '../../bench/truth/report.ts';

describe('what a draft says of an incident', () => {
  it.each(measuredIncidents().map((incident) => [`${incident.folder}/${incident.name}`, incident] as const))(
    '%s: nothing without support, nothing that is not true, and all that people marked',
    (_name, incident) => {
      const drafts = measured(incident);
      expect(drafts).toHaveLength(10);
      expect(drafts.flatMap(faultsOf)).toEqual([]);
    },
  );
});
