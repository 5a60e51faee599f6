import * as z from 'zod';
import { timeOf } from '../words.ts';
import { attribute, child, children, textOf } from '../xml/element.ts';
import { xmlReader } from '../xml/xml-reader.ts';
import { zapDrafts } from './zap-alert.ts';

const alert = z.object({
  pluginid: z.string().min(1),
  alert: z.string().optional(),
  name: z.string().optional(),
  riskcode: z.string().optional(),
  confidence: z.string().optional(),
  desc: z.string().optional(),
  solution: z.string().optional(),
  cweid: z.string().optional(),
});

/** ZAP's traditional XML report (zaproxy/zap-extensions, reports). */
export const zapXmlReader = xmlReader({
  about: {
    id: 'zap-xml',
    title: 'ZAP (XML)',
    writtenBy: ['ZAP'],
    says: 'the sites; neither which pages were visited nor which rules were active',
    seen: 'real files',
  },
  tool: { id: 'zap', surface: 'web' },
  root: ['OWASPZAPReport'],
  record: 'alertitem',
  item: alert,
  read: (item, { element, outside }) => {
    const site = attribute(
      outside.find(({ name }) => name === 'site'),
      'name',
    );
    // before version 2.6 an alert was an instance itself
    const instances = children(child(element, 'instances'), 'instance');
    return zapDrafts({
      plugin: item.pluginid,
      name: item.name || item.alert || '',
      risk: item.riskcode ?? '',
      confidence: item.confidence ?? '',
      description: item.desc ?? '',
      solution: item.solution ?? '',
      cwe: item.cweid ?? '',
      site,
      instances: (instances.length > 0 ? instances : textOf(element, 'uri') === '' ? [] : [element]).map((one) => ({
        uri: textOf(one, 'uri'),
        method: textOf(one, 'method'),
        param: textOf(one, 'param'),
      })),
    });
  },
  facts: ({ root }) => ({ version: attribute(root, 'version') || null, created: timeOf(attribute(root, 'generated')) }),
});
