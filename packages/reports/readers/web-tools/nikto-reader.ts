import * as z from 'zod';
import { boundText, timeOf } from '../words.ts';
import { attribute } from '../xml/element.ts';
import { xmlReader } from '../xml/xml-reader.ts';
import { webPlace } from './web-place.ts';

const item = z.object({
  id: z.string().min(1),
  method: z.string().optional(),
  description: z.string(),
  uri: z.string().optional(),
});

/** `nikto -Format xml` (sullo/nikto, nikto.dtd). It has no severities. */
export const niktoReader = xmlReader({
  about: {
    id: 'nikto',
    title: 'Nikto (XML)',
    writtenBy: ['Nikto'],
    says: 'the site; not which tests were active',
    seen: 'real files',
  },
  tool: { id: 'nikto', surface: 'web' },
  root: ['niktoscan', 'niktoscans'],
  record: 'item',
  item,
  read: (fields, { outside }) => {
    const details = outside.find(({ name }) => name === 'scandetails');
    const site = attribute(details, 'sitename') || attribute(details, 'siteip');
    const place = webPlace(fields.uri || '/', site);
    if (place === null) return { says: 'an item names no web address' };
    const says = boundText(fields.description.replace(/^CDATA\[|\]$/g, ''));
    const method = fields.method ?? '';
    return [
      {
        rule: fields.id,
        title: boundText(says, 200) || fields.id,
        message: boundText(`${method} ${place.address}: ${says}`.trim()),
        severity: 'unknown',
        confidence: 'low',
        cwe: [],
        location: { path: place.path },
        subject: boundText(`${method} ${place.origin}`.trim(), 300),
      },
    ];
  },
  facts: ({ root }) => ({ version: attribute(root, 'version') || null, created: timeOf(attribute(root, 'scanstart')) }),
});
