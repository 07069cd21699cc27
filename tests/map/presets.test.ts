import { describe, expect, it } from 'vitest';
import { PRESETS, proposeMapping } from '../../etl/map/index.ts';
import { mappingSchema } from '../../etl/model/mapping.ts';
import { profileRows } from './profile-columns.ts';

describe('every preset', () => {
  it.each(PRESETS.map((preset) => [`${preset.id} ${preset.version}`, preset] as const))(
    '%s gives a valid mapping that fills its required fields and mentions each column once',
    (_, preset) => {
      const spelled = preset.signature.map((entry) => (typeof entry === 'string' ? entry : (entry[0] ?? '')));
      const fields = Object.values(preset.fields).flatMap(([first]) =>
        typeof first === 'string' ? [first] : [],
      );
      const headers = [...new Set([...spelled, ...fields])];
      const proposal = proposeMapping({ file: 'x.csv', preset, columns: profileRows(headers, []) });
      expect(proposal.problems).toEqual([]);
      expect(mappingSchema.parse(proposal.mapping)).toEqual(proposal.mapping);
      expect(proposal.suggestions.map(({ column }) => column)).toEqual(headers);
      expect(Object.keys(proposal.mapping?.fields ?? {})).not.toHaveLength(0);
      if (preset.kind === 'complaints') expect(proposal.mapping?.fields).toHaveProperty('opened_at');
      expect(proposal.suggestions.filter(({ action }) => action === 'unknown')).toEqual([]);
    },
  );
});
