import * as z from 'zod';
import { list } from '../draft.ts';
import { at, isMap, listAt, textAt } from '../json/at.ts';
import { jsonReader } from '../json/json-reader.ts';
import { relativePath } from '../place.ts';
import { boundText, severityOfWord, weaknesses } from '../words.ts';

const place = {
  component: z.string(),
  line: z.number().int().positive().nullish(),
  message: z.string(),
  status: z.string().optional(),
};
const issue = z.looseObject({
  ...place,
  rule: z.string(),
  severity: z.string().optional(),
  impacts: z.array(z.looseObject({ severity: z.string() })).optional(),
  tags: z.array(z.string()).optional(),
});
const hotspot = z.looseObject({
  ...place,
  ruleKey: z.string().optional(),
  securityCategory: z.string(),
  vulnerabilityProbability: z.string().optional(),
});

const DONE = new Set(['CLOSED', 'RESOLVED', 'REVIEWED']);
const WORDS: Readonly<Record<string, string>> = { CRITICAL: 'high', MAJOR: 'medium' };

/** Answers of SonarQube's web API: `api/issues/search` and `api/hotspots/search`. */
export const sonarqubeReader = jsonReader({
  about: {
    id: 'sonarqube',
    title: "SonarQube (web API's issues and hotspots, JSON)",
    writtenBy: ['SonarQube', 'SonarCloud'],
    says: 'nothing about files or rules; that it is one page of several, where it is',
    seen: 'real files',
    recognises: ({ text }) =>
      (/"issues"\s*:/.test(text) && /"effortTotal"|"quickFixAvailable"|"textRange"/.test(text)) ||
      (/"hotspots"\s*:/.test(text) && /"securityCategory"|"paging"/.test(text)),
  },
  tool: { id: 'sonarqube', surface: 'code' },
  lists: {
    issues: list(issue, (item, { rest }) => {
      if (DONE.has(item.status ?? '')) return [];
      const word = item.impacts?.[0]?.severity ?? item.severity ?? '';
      return [
        {
          rule: item.rule,
          title: boundText(item.message, 200) || item.rule,
          message: boundText(item.message) || item.rule,
          severity: severityOfWord(WORDS[word] ?? word),
          confidence: 'unknown',
          cwe: weaknesses((item.tags ?? []).filter((tag) => /^cwe/i.test(tag))),
          location: locationOf(item, rest),
          ruleTitle: item.rule,
        },
      ];
    }),
    hotspots: list(hotspot, (item, { rest }) =>
      DONE.has(item.status ?? '')
        ? []
        : [
            {
              rule: item.ruleKey ?? `hotspot.${item.securityCategory}`,
              title: boundText(item.message, 200) || item.securityCategory,
              message: boundText(`${item.message} A hotspot: a person must decide whether it is a flaw.`),
              severity: severityOfWord(item.vulnerabilityProbability),
              confidence: 'low',
              cwe: [],
              location: locationOf(item, rest),
            },
          ],
    ),
  },
  facts: (rest) => {
    const total = Number(at(rest, 'paging', 'total') ?? at(rest, 'total'));
    const size = Number(at(rest, 'paging', 'pageSize') ?? at(rest, 'ps'));
    if (!(total > size)) return {};
    return { missed: [{ path: null, why: `this is a page of ${size} out of ${total} issues; import the others too` }] };
  },
});

/** A component's key is `project:path`; the list of components has the path where there is one. */
function locationOf(item: { component: string; line?: number | null | undefined }, rest: unknown) {
  const known = listAt(rest, 'components').find((one) => isMap(one) && one.key === item.component);
  const path = textAt(known, 'path') ?? item.component.slice(item.component.lastIndexOf(':') + 1);
  return { path: relativePath(path) ?? '.', ...(typeof item.line === 'number' && { line: item.line }) };
}
