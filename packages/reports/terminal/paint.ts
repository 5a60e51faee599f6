import type { Severity, Verdict } from '@vauban/domain';

export type Style =
  | 'bold'
  | 'dim'
  | 'red'
  | 'green'
  | 'yellow'
  | 'blue'
  | 'magenta'
  | 'cyan'
  | 'redBadge'
  | 'greenBadge'
  | 'yellowBadge';

/** Select Graphic Rendition: what switches a style on and off. */
const CODES: Readonly<Record<Style, readonly [string, string]>> = {
  bold: ['1', '22'],
  dim: ['2', '22'],
  red: ['31', '39'],
  green: ['32', '39'],
  yellow: ['33', '39'],
  blue: ['34', '39'],
  magenta: ['35', '39'],
  cyan: ['36', '39'],
  redBadge: ['1;97;41', '22;39;49'],
  greenBadge: ['1;97;42', '22;39;49'],
  yellowBadge: ['1;30;43', '22;39;49'],
};

export type Paint = (style: Style, text: string) => string;

/** Without colour every text stays as it is; nothing is ever said by colour alone. */
export function paintWith(colour: boolean): Paint {
  if (!colour) return (_style, text) => text;
  return (style, text) => `\u001b[${CODES[style][0]}m${text}\u001b[${CODES[style][1]}m`;
}

export const SEVERITY_STYLES: Readonly<Record<Severity, Style>> = {
  critical: 'magenta',
  high: 'red',
  medium: 'yellow',
  low: 'blue',
  none: 'dim',
  unknown: 'cyan',
};

export const VERDICT_STYLES: Readonly<Record<Verdict, { badge: Style; text: Style }>> = {
  pass: { badge: 'greenBadge', text: 'green' },
  fail: { badge: 'redBadge', text: 'red' },
  unproven: { badge: 'yellowBadge', text: 'yellow' },
};
