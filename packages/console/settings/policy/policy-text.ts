import { parseDocument, stringify } from 'yaml';
import type { Schemas } from '../../client/client.ts';

type Policy = Schemas['Policy'];

/** What can be written: the document of `vauban.yaml`, and what only a server has. */
export type PolicyWish = Pick<Policy, 'document' | 'deadlines' | 'approval'>;

export type PolicyText =
  | { readonly wish: PolicyWish; readonly problem: null }
  | { readonly wish: null; readonly problem: { readonly says: string; readonly line: number | null } };

const LONGEST = 1_000_000;

/** The policy as a person edits it. */
export function textOf({ document, deadlines, approval }: PolicyWish): string {
  return stringify({ ...document, deadlines, approval }, { lineWidth: 100, aliasDuplicateObjects: false });
}

/** What a text means: YAML, of which JSON is a part. What is in it, the server checks. */
export function readPolicyText(text: string): PolicyText {
  const refuse = (says: string, line: number | null = null): PolicyText => ({ wish: null, problem: { says, line } });
  if (text.length > LONGEST) return refuse('It is longer than a million characters.');
  const parsed = parseDocument(text, { prettyErrors: true, logLevel: 'silent' });
  const [error] = parsed.errors;
  if (error !== undefined) return refuse(String(error.message.split('\n')[0]), error.linePos?.[0].line ?? null);
  let value: unknown;
  try {
    value = parsed.toJS({ maxAliasCount: 20 });
  } catch (problem) {
    return refuse((problem as Error).message);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse('It must be names with values: version, policy, exclude and so on.');
  }
  const { deadlines, approval, ...document } = value as Record<string, unknown>;
  return { wish: { document, deadlines, approval } as unknown as PolicyWish, problem: null };
}
