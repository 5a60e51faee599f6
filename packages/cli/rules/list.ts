import { EXIT } from '../command/exit-code.ts';
import { print } from '../report/deliver.ts';
import { knownRules } from './known-rules.ts';

/** Prints all rules, one a line. */
export async function runRulesList(json: boolean): Promise<number> {
  const rules = knownRules();
  if (json) {
    const listed = rules.map(({ id, title, surface, severity, cwe }) => ({ id, title, surface, severity, cwe }));
    await print([`${JSON.stringify(listed, null, 2)}\n`]);
    return EXIT.pass;
  }
  const width = Math.max(0, ...rules.map(({ id }) => id.length));
  await print(rules.map(({ id, severity, title }) => `${id.padEnd(width)}  ${severity.padEnd(8)}  ${title}\n`));
  return EXIT.pass;
}
