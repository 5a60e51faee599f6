import type { AdvisoryFacts, ComponentRef } from '@vauban/domain';

/** What is known about attacks besides CISA's catalogue, a few words each; nothing for what nobody knows. */
export function attacksOf({ epss, exploit, exploited }: AdvisoryFacts): string[] {
  const words: string[] = [];
  if (exploit?.level === 'attacked' && exploited !== true) words.push('attacks are known');
  else if (exploit?.level === 'functional') words.push('a working exploit is public');
  else if (exploit?.level === 'proof-of-concept') words.push('a proof of concept is public');
  if (epss !== undefined && epss !== 'unknown') words.push(`EPSS ${percent(epss.probability)}`);
  return words;
}

/** `Django 2.2 is at its end of life since 2022-04-11`; undefined for what is maintained, or of which nobody says. */
export function endOf({ endOfLife }: ComponentRef): string | undefined {
  if (endOfLife === undefined) return undefined;
  const since = endOfLife.since === undefined ? '' : ` since ${endOfLife.since}`;
  return `${endOfLife.product} ${endOfLife.cycle} is at its end of life${since}`;
}

/** `97.5 %`, `0.04 %` */
function percent(share: number): string {
  const hundred = share * 100;
  return `${hundred >= 1 ? Math.round(hundred * 10) / 10 : Number(hundred.toPrecision(1))} %`;
}
