import parseExpression from 'spdx-expression-parse';
import ids from 'spdx-license-ids/index.json' with { type: 'json' };

/** A licence by SPDX's rules, all texts in lower case. */
export type LicenceTree =
  | { readonly kind: 'licence'; readonly id: string; readonly orLater: boolean; readonly exception: string | undefined }
  | { readonly kind: 'all' | 'any'; readonly left: LicenceTree; readonly right: LicenceTree };

/** As `spdx-expression-parse` answers; its types lack the exception. */
type Parsed =
  | { readonly license: string; readonly plus?: true; readonly exception?: string }
  | { readonly conjunction: 'and' | 'or'; readonly left: Parsed; readonly right: Parsed };

const LONGEST = 500;
const KNOWN: readonly string[] = ids.map((id) => id.toLowerCase());
/** Ids of before SPDX 3.0: `GPL-2.0` means `GPL-2.0-only`. */
const GNU = /^(?:a|l)?gpl-\d\.\d$|^gfdl-\d\.\d$/;

/** Reads an SPDX expression; null for what is none (`SEE LICENSE IN …`, `NOASSERTION`): nothing is guessed. */
export function licenceTree(text: string): LicenceTree | null {
  // depth is bounded by length
  if (text.length > LONGEST) return null;
  try {
    return treeOf(parseExpression(text.trim()) as Parsed);
  } catch {
    return null;
  }
}

/** Whether any id of SPDX's list, or a reference of one's own, begins so. */
export function beginsLicence(prefix: string): boolean {
  const start = prefix.toLowerCase();
  return start.startsWith('licenseref-') || KNOWN.some((id) => id.startsWith(start));
}

function treeOf(parsed: Parsed): LicenceTree {
  if ('conjunction' in parsed) {
    const kind = parsed.conjunction === 'and' ? 'all' : 'any';
    return { kind, left: treeOf(parsed.left), right: treeOf(parsed.right) };
  }
  const { base, orLater } = versionsOf(parsed.license.toLowerCase(), parsed.plus === true);
  return { kind: 'licence', id: base, orLater, exception: parsed.exception?.toLowerCase() };
}

/** The GNU licences say in their id what others say with `+`. */
function versionsOf(id: string, plus: boolean): { base: string; orLater: boolean } {
  if (id.endsWith('-or-later')) return { base: `${id.slice(0, -'or-later'.length)}only`, orLater: true };
  return { base: GNU.test(id) ? `${id}-only` : id, orLater: plus };
}
