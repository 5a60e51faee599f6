import * as z from 'zod';
import { list } from '../draft.ts';
import { listAt, textAt } from '../json/at.ts';
import { jsonReader } from '../json/json-reader.ts';
import { relativePath } from '../place.ts';
import { boundText, timeOf } from '../words.ts';

const report = z.looseObject({
  Check: z.string(),
  Remediation: z.string().optional(),
  Diagnostic: z.looseObject({ Message: z.string() }),
  Object: z.looseObject({
    Metadata: z.looseObject({ FilePath: z.string() }),
    K8sObject: z
      .looseObject({
        Namespace: z.string().optional(),
        Name: z.string().optional(),
        GroupVersionKind: z.looseObject({ Kind: z.string().optional() }).optional(),
      })
      .optional(),
  }),
});

/** `kube-linter lint --format json` (stackrox/kube-linter). It has no severities. */
export const kubeLinterReader = jsonReader({
  about: {
    id: 'kube-linter',
    title: 'KubeLinter (JSON)',
    writtenBy: ['KubeLinter'],
    says: 'every check that was active; not which files were looked at',
    seen: 'real files',
    recognises: ({ text }) =>
      (/"Checks"\s*:/.test(text) && /"objectKinds"|"KubeLinterVersion"/.test(text)) ||
      (/"Reports"\s*:/.test(text) && /"Diagnostic"\s*:/.test(text)),
  },
  tool: { id: 'kube-linter', surface: 'infrastructure' },
  lists: {
    Reports: list(report, ({ Check: rule, Diagnostic, Object: target, Remediation = '' }, { rest, roots }) => {
      const path = relativePath(target.Metadata.FilePath, roots);
      if (path === null) return { says: 'a report names no file of the target' };
      const about = listAt(rest, 'Checks').find((check) => textAt(check, 'name') === rule);
      const object = target.K8sObject;
      return [
        {
          rule,
          title: boundText(textAt(about, 'description') ?? rule, 300),
          message: boundText(Diagnostic.Message) || rule,
          severity: 'unknown',
          confidence: 'unknown',
          cwe: [],
          location: { path },
          subject: boundText(
            [object?.GroupVersionKind?.Kind, object?.Namespace, object?.Name, Diagnostic.Message]
              .filter(Boolean)
              .join(' '),
            500,
          ),
          help: boundText(Remediation),
        },
      ];
    }),
  },
  facts: (rest) => ({
    version: textAt(rest, 'Summary', 'KubeLinterVersion'),
    created: timeOf(textAt(rest, 'Summary', 'CheckEndTime')),
    ended: 'well',
    // without a finding the list is null
    isReport: textAt(rest, 'Summary', 'ChecksStatus') !== null,
    rules: listAt(rest, 'Checks').flatMap((check) => textAt(check, 'name') ?? []),
  }),
});
