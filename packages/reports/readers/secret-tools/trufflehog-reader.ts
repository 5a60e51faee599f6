import * as z from 'zod';
import { list } from '../draft.ts';
import { at, isMap, textAt } from '../json/at.ts';
import { streamReader } from '../json/stream-reader.ts';
import { relativePath } from '../place.ts';
import { boundText, timeOf } from '../words.ts';
import { secretDraft } from './secret-draft.ts';

const finding = z.looseObject({
  SourceMetadata: z.looseObject({ Data: z.record(z.string(), z.unknown()) }),
  DetectorName: z.string(),
  DecoderName: z.string().optional(),
  Verified: z.boolean().optional(),
  Raw: z.string().optional(),
});
/** Its own log goes to the same stream when a shell joins both. */
const log = z.looseObject({ level: z.string(), msg: z.string() });

/** `trufflehog --json` from version 3 on (trufflesecurity/trufflehog, pkg/output/json). */
export const trufflehogReader = streamReader({
  about: {
    id: 'trufflehog',
    title: 'TruffleHog 3 (JSON lines)',
    writtenBy: ['TruffleHog'],
    says: 'neither which files or commits were looked at nor which detectors were active',
    seen: 'real files',
    recognises: ({ text }) => /"SourceMetadata"\s*:/.test(text) && /"DetectorName"\s*:/.test(text),
  },
  tool: { id: 'trufflehog', surface: 'secrets' },
  entry: list(z.union([finding, log]), (item, { roots }) => {
    if (!('SourceMetadata' in item)) return [];
    const metadata = item as z.infer<typeof finding>;
    const [source] = Object.values(metadata.SourceMetadata.Data);
    const file = textAt(source, 'file') ?? textAt(source, 'path');
    const path = file === null ? null : relativePath(file, roots);
    if (path === null) return { says: 'a finding names no file of the target' };
    const line = at(source, 'line');
    return [
      secretDraft({
        rule: metadata.DetectorName,
        title: boundText(`${metadata.DetectorName} secret`, 300),
        path,
        line: typeof line === 'number' && Number.isSafeInteger(line) ? line : 0,
        text: '',
        secret: metadata.Raw ?? '',
        commit: isMap(source) ? (textAt(source, 'commit') ?? '') : '',
        date: timeOf(textAt(source, 'timestamp')?.slice(0, 10)),
        verified: metadata.Verified ?? null,
      }),
    ];
  }),
});
