import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { writtenConfiguration } from '../init/written.ts';
import { publishedSchema } from './schema.ts';

it('the published schema is the one that the command checks with (npx vitest -u writes it anew)', async () => {
  await expect(publishedSchema()).toMatchFileSnapshot('../../../schemas/vauban.yaml.schema.json');
});

it('the file that vauban init writes is valid by the published schema', () => {
  const valid = new Ajv2020({ strict: true }).compile(JSON.parse(publishedSchema()));
  const projects = [{ name: 'a "b"', path: 'packages/a', owner: '@team' }];
  expect([valid(parse(writtenConfiguration(projects))), valid.errors]).toEqual([true, null]);
  expect(valid({ version: 1, polcy: {} })).toBe(false);
});
