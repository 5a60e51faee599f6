import * as z from 'zod';
import { componentRef } from '../components/named-component.ts';
import { vulnerable } from '../components/vulnerable.ts';
import { type EntryReader, list } from '../draft.ts';
import { jsonReader } from '../json/json-reader.ts';

const entry = z.looseObject({
  advisory: z
    .looseObject({
      id: z.string(),
      title: z.string().optional(),
      description: z.string().optional(),
      date: z.string().nullish(),
      aliases: z.array(z.string()).nullish(),
      cvss: z.string().nullish(),
      informational: z.string().nullish(),
      url: z.string().nullish(),
      references: z.array(z.string()).nullish(),
    })
    .nullable(),
  versions: z.looseObject({ patched: z.array(z.string()).nullish() }).nullish(),
  package: z.looseObject({ name: z.string(), version: z.string() }),
});

const found: EntryReader<z.ZodType> = list(entry, ({ advisory, versions, package: crate }) => {
  // a crate that was yanked has a warning without an advisory
  if (advisory === null) return [];
  return vulnerable({
    component: componentRef({ type: 'cargo', name: crate.name, version: crate.version }),
    location: { path: 'Cargo.lock' },
    ids: [advisory.id, ...(advisory.aliases ?? [])],
    summary: advisory.title,
    description: advisory.description,
    severity: typeof advisory.informational === 'string' ? 'info' : undefined,
    cvss: [advisory.cvss],
    fixed: (versions?.patched ?? []).flatMap((range) => /^\s*[\^>=~]*\s*(\d[^\s,<>=]*)/.exec(range)?.[1] ?? []),
    urls: [advisory.url, ...(advisory.references ?? [])],
    published: advisory.date,
  });
});

/** `cargo audit --json` (rustsec/rustsec, report). It has vectors but no words for severity. */
export const cargoAuditReader = jsonReader({
  about: {
    id: 'cargo-audit',
    title: 'cargo audit (JSON)',
    writtenBy: ['cargo-audit'],
    says: 'that Cargo.lock was looked at',
    seen: 'real files',
    recognises: ({ text }) => /"advisory-count"\s*:/.test(text) && /"lockfile"\s*:/.test(text),
  },
  tool: { id: 'cargo-audit', surface: 'dependencies' },
  lists: {
    'vulnerabilities.list': found,
    'warnings.unmaintained': found,
    'warnings.unsound': found,
    'warnings.notice': found,
  },
  facts: () => ({ looked: ['Cargo.lock'], ended: 'well' }),
});
