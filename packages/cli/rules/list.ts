import { EXIT } from '../command/exit-code.ts';
import { print } from '../report/deliver.ts';
import { type Compiled, knownRule, knownRules } from './known-rules.ts';
import { teamDocuments } from './team-documents.ts';

/** Prints all rules, one a line: those that come with the command, then those of the team. */
export async function runRulesList(json: boolean, folders: readonly string[], cwd: string): Promise<number> {
  const documents = await teamDocuments(folders, cwd, false);
  const team = documents.filter(isRule).map((rule) => knownRule('code' in rule ? 'code' : 'secrets', rule));
  const rules = [...knownRules(), ...team];
  if (json) {
    const listed = rules.map(({ id, title, surface, severity, cwe }) => ({ id, title, surface, severity, cwe }));
    await print([`${JSON.stringify(listed, null, 2)}\n`]);
    return EXIT.pass;
  }
  const width = Math.max(0, ...rules.map(({ id }) => id.length));
  await print(rules.map(({ id, severity, title }) => `${id.padEnd(width)}  ${severity.padEnd(8)}  ${title}\n`));
  return EXIT.pass;
}

function isRule(document: unknown): document is Compiled {
  return typeof document === 'object' && document !== null && 'id' in document;
}
