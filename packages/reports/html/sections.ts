import type { Finding, GapSum, Report, RuleFacts } from '@vauban/domain';
import { blocks, gapOverview, gapPlace, gapState } from '../overview/gaps.ts';
import { scanFacts, sourceText } from '../overview/scan-facts.ts';
import { acceptedSuppression, suppressedCounts, suppressionText } from '../overview/standing.ts';
import { counted, durationText, thousands } from '../text/amounts.ts';
import { esc, escLines } from './escape.ts';

const MAX_GAPS = 100;
const MAX_SUPPRESSED = 200;
const MAX_UNUSED = 100;

export function gapSection({ coverage }: Report): string {
  const { loud, quiet } = gapOverview(coverage.gaps);
  if (loud.length + quiet.length === 0) {
    return '<section class="plain" aria-labelledby="gaps"><h2 id="gaps">Not looked at</h2><p>There is no gap: everything that was asked for was looked at.</p></section>\n';
  }
  const counts = quiet.map((group) => `${thousands(group.count)} ${esc(group.says)}`).join('; ');
  return `<section class="plain" aria-labelledby="gaps"><h2 id="gaps">Not looked at</h2>
${loud.map(gapGroup).join('\n')}
${counts === '' ? '' : `<p class="note">Also: ${counts}.</p>`}</section>\n`;
}

function gapGroup(group: GapSum): string {
  const items = group.gaps.slice(0, MAX_GAPS).map((gap) => {
    const place = gapPlace(gap);
    const amount = (gap.count ?? 1) > 1 ? ` (${thousands(gap.count ?? 1)})` : '';
    const accepted = gap.accepted
      ? ` <em>(accepted until ${esc(gap.accepted.until)}: ${esc(gap.accepted.reason)})</em>`
      : '';
    return `<li>${place === undefined ? '' : `<code>${esc(place)}</code>${amount}: `}${esc(gap.message)}${accepted}</li>`;
  });
  const left = group.gaps.length - items.length;
  const more = left > 0 ? `<li>and ${thousands(left)} more; the JSON report names all</li>` : '';
  return `<p><span class="${blocks(group) ? 'blocking' : 'note'}">${gapState(group)}</span> · ${esc(group.says)} (<code>${esc(group.kind)}</code>, ${thousands(group.count)})</p><ul>${items.join('')}${more}</ul>`;
}

export function suppressedSection(findings: readonly Finding[]): string {
  if (findings.length === 0) return '';
  const rows = findings.slice(0, MAX_SUPPRESSED).map((finding) => {
    const suppression = acceptedSuppression(finding);
    const { path, line } = finding.location;
    return `<tr class="${finding.severity}"><td><span class="chip">${finding.severity}</span></td><td>${esc(finding.title)}<br><code>${esc(path)}${line === undefined ? '' : `:${line}`}</code></td><td>${suppression ? esc(suppressionText(suppression)) : ''}</td></tr>`;
  });
  const left = findings.length - rows.length;
  return `<section class="plain" aria-labelledby="suppressed"><h2 id="suppressed">Suppressed <small>${suppressedCounts(findings)}</small></h2>
<table><thead><tr><th>Severity</th><th>What</th><th>Why not counted</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>
${left > 0 ? `<p class="note">and ${thousands(left)} more; the JSON report holds all.</p>` : ''}</section>\n`;
}

export function unusedSection({ unused }: Report): string {
  if (unused.length === 0) return '';
  const items = unused.slice(0, MAX_UNUSED).map((sentence) => `<li>${esc(sentence)}</li>`);
  const left = unused.length - items.length;
  return `<section class="plain" aria-labelledby="unused"><h2 id="unused">No longer needed <small>${counted(unused.length, 'suppression')}</small></h2><ul>${items.join('')}${left > 0 ? `<li>and ${thousands(left)} more</li>` : ''}</ul></section>\n`;
}

export function factsSection(report: Report): string {
  const facts = [{ label: 'Source', text: sourceText(report) }, ...scanFacts(report).slice(0, 40)];
  const cells = facts.map(({ label, text }) => `<dt>${esc(label)}</dt><dd>${esc(text)}</dd>`);
  const time = `<dt>When</dt><dd>${esc(report.scan.started)}, in ${durationText(report.scan.durationMs)}</dd>`;
  return `<section class="plain" aria-labelledby="reach"><h2 id="reach">How far this reaches</h2><dl class="facts">${cells.join('')}${time}</dl></section>\n`;
}

/** The pages of the rules that are shown, each under its anchor. */
export function rulesSection(rules: readonly RuleFacts[], anchors: ReadonlyMap<string, string>): string {
  const shown = rules.filter((rule) => rule.help !== '' && anchors.has(rule.id));
  if (shown.length === 0) return '';
  const pages = shown.map((rule) => {
    return `<details class="thing" id="${anchors.get(rule.id)}"><summary><span></span><span class="note">${rule.surface}</span><span class="title">${esc(rule.title)}</span><span class="tags"><code>${esc(rule.id)}</code></span></summary><div class="body"><pre class="help">${escLines(rule.help.slice(0, 20_000))}</pre></div></details>`;
  });
  return `<section aria-labelledby="rules"><h2 id="rules">Rules <small>what an attacker could do, and how to fix it</small></h2>${pages.join('\n')}</section>\n`;
}
