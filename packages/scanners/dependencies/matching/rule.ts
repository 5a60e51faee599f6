import type { AdvisoryMatch } from '@vauban/advisories';
import type { RuleFacts } from '@vauban/domain';
import { oneLine } from '../text/bounded.ts';
import { isMalware } from './fix.ts';
import { summaryOf, webAddresses } from './observation.ts';

/** The advisory as a rule: its help is Markdown in which foreign text is only text. */
export function ruleOf(match: AdvisoryMatch): RuleFacts {
  return {
    id: match.id,
    title: summaryOf(match),
    surface: 'dependencies',
    severity: isMalware(match) ? 'critical' : match.severity,
    cwe: match.cwe.slice(0, 30),
    help: helpOf(match),
  };
}

function helpOf(match: AdvisoryMatch): string {
  const parts = [plain(summaryOf(match))];
  if (match.exploited === true) {
    const due = match.dueDate === undefined ? '' : `; CISA asks for the fix by ${plain(match.dueDate)}`;
    parts.push(`**Known to be exploited**${due}.`);
  }
  if (match.aliases.length > 0) parts.push(`Also known as ${match.aliases.slice(0, 10).map(plain).join(', ')}.`);
  if (match.fixedVersions.length > 0) parts.push(`Fixed in ${match.fixedVersions.slice(0, 10).map(plain).join(', ')}.`);
  const links = webAddresses(match.urls).slice(0, 10);
  if (links.length > 0) parts.push(links.map((url) => `- <${url}>`).join('\n'));
  return parts.join('\n\n');
}

function plain(text: string): string {
  return oneLine(text, 300).replace(/[\\`*_{}[\]()<>#+!|~&-]/g, '\\$&');
}
