import * as z from 'zod';
import { location, severity } from './place.ts';
import { booleanOrUnknown, day, texts } from './scalars.ts';

const scope = z.enum(['production', 'development', 'optional', 'peer', 'unknown']);

export const component = z
  .object({
    purl: z.string(),
    ecosystem: z.string(),
    name: z.string(),
    version: z.string(),
    alias: z.string().exactOptional(),
    direct: booleanOrUnknown,
    scope,
    source: z.enum(['registry', 'workspace', 'link', 'git', 'file', 'url', 'unknown']),
    location,
    path: texts,
    dependsOn: texts.exactOptional(),
    resolved: z.string().exactOptional(),
    integrity: z.string().exactOptional(),
    licence: z.string().exactOptional(),
  })
  .meta({ id: 'Component', description: 'One component as one lockfile has it.' });

const endOfLife = z
  .object({ product: z.string(), cycle: z.string(), since: day.exactOptional() })
  .meta({ id: 'EndOfLife', description: 'A release line of a product that its makers have given up.' });

export const componentRef = z
  .object({
    purl: z.string(),
    ecosystem: z.string(),
    name: z.string(),
    version: z.string(),
    direct: booleanOrUnknown,
    scope,
    path: texts,
    reachability: z.enum(['unknown', 'not-imported', 'imported', 'named', 'called']),
    endOfLife: endOfLife.exactOptional(),
    licensing: z.object({ text: z.string(), verdict: z.enum(['review', 'deny']) }).exactOptional(),
  })
  .meta({ id: 'ComponentRef' });

const epss = z
  .object({ probability: z.number().min(0).max(1), percentile: z.number().min(0).max(1), date: day })
  .meta({ id: 'EpssScore', description: "FIRST's EPSS: the probability of exploitation within 30 days." });

const exploit = z
  .object({
    level: z.enum(['attacked', 'functional', 'proof-of-concept', 'unreported', 'unknown']),
    source: z.string().exactOptional(),
  })
  .meta({ id: 'ExploitMaturity', description: 'How far exploits have come, and who says so.' });

export const advisory = z
  .object({
    id: z.string(),
    aliases: texts,
    summary: z.string(),
    cvss: texts,
    score: z.number().min(0).max(10).exactOptional(),
    threatScore: z.number().min(0).max(10).exactOptional(),
    environmentalScore: z.number().min(0).max(10).exactOptional(),
    severity,
    fixedVersions: texts,
    published: z.string().exactOptional(),
    modified: z.string().exactOptional(),
    urls: texts,
    exploited: booleanOrUnknown,
    ransomware: booleanOrUnknown.exactOptional(),
    dueDate: day.exactOptional(),
    epss: z.union([epss, z.literal('unknown')]).exactOptional(),
    exploit: exploit.exactOptional(),
  })
  .meta({ id: 'Advisory', description: 'What the world knows about a vulnerable component.' });
