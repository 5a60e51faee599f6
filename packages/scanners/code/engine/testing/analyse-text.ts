import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { encodeModule, openModule } from '../../ir/codec.ts';
import { lineOf } from '../../ir/instruction.ts';
import type { Language, LanguageReader, Resolver } from '../../language.ts';
import { javascript } from '../../languages/javascript/javascript.ts';
import { python } from '../../languages/python/python.ts';
import type { ModelFile } from '../../models/model.ts';
import { readModel } from '../../models/model-folder.ts';
import { indexModels, type ModelIndex } from '../../models/model-index.ts';
import { Program, type ProgramModule } from '../../program/program.ts';
import { analyse } from '../analyse.ts';
import type { Analysis } from '../analysis.ts';

const LANGUAGES: readonly Language[] = [javascript, python];
const readers = new Map<string, LanguageReader>();
const MODELS = fileURLToPath(new URL('../../rules/models', import.meta.url));

let shipped: ModelFile[] | null = null;

/** The program that these files make, lowered and resolved as in a scan; further models come last. */
export async function programOf(
  files: Readonly<Record<string, string>>,
  models: readonly ModelFile[] = [],
): Promise<Program> {
  const paths = Object.keys(files).sort();
  const modules: ProgramModule[] = [];
  const resolvers = new Map<string, Resolver>();
  for (const language of LANGUAGES) {
    const matches = (patterns: readonly string[], path: string) =>
      patterns.some((it) =>
        new RegExp(`^${it.replace(/[.]/g, '\\.').replace(/\*/g, '.*')}$`).test(path.slice(path.lastIndexOf('/') + 1)),
      );
    const sources = paths.filter((path) => matches(language.sources, path));
    if (sources.length === 0) continue;
    let reader = readers.get(language.id);
    if (reader === undefined) {
      reader = await language.open();
      readers.set(language.id, reader);
    }
    const manifests = new Map<string, string>();
    for (const path of paths) {
      if (!matches(language.manifests, path)) continue;
      const text = language.readManifest(path, Buffer.from(files[path] as string));
      if (text !== null) manifests.set(path, text);
    }
    const all = new Set([...sources, ...manifests.keys()]);
    resolvers.set(language.id, language.createResolver({ has: (path) => all.has(path), sources, manifests }));
    for (const path of sources) {
      const ir = reader.lower(path, Buffer.from(files[path] as string), () => {});
      modules.push({ path, language: language.id, view: openModule(encodeModule(ir)), digest: files[path] as string });
    }
  }
  shipped ??= readShipped();
  const index: ModelIndex = indexModels([...shipped, ...models]);
  return new Program({ modules, resolvers, models: index });
}

async function analyseText(
  files: Readonly<Record<string, string>>,
  models: readonly ModelFile[] = [],
): Promise<Analysis> {
  return analyse(await programOf(files, models));
}

/** Each hit as a person would read it: `sql app.js:7 <- http.query app.js:5`. */
export async function hitsIn(
  files: Readonly<Record<string, string>>,
  models: readonly ModelFile[] = [],
): Promise<string[]> {
  const { hits } = await analyseText(files, models);
  return hits.map((hit) => {
    const first = hit.steps[0];
    const from =
      hit.source === undefined || first === undefined ? '' : ` <- ${hit.source.kind} ${first.path}:${lineOf(first.at)}`;
    return `${hit.sink} ${hit.path}:${lineOf(hit.at)}${from}`;
  });
}

/** Where data of others comes to a sink, without what settings alone decide: `sql app.js:7`. */
export async function sinksIn(files: Readonly<Record<string, string>>): Promise<string[]> {
  const all = (await hitsIn(files)).map((hit) => hit.replace(/ <-.*/, ''));
  return [...new Set(all)].filter((hit) => !/^(?:cookie|headers|log|debug|bind|session|csrf)/.test(hit));
}

/** An application in front of which the usual modules are loaded; its own first line is line 6. */
export function withExpress(body: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const head = `const express = require('express');
const app = express();
const { exec } = require('child_process');
const path = require('path');
const fs = require('fs');
`;
  return { 'package.json': '{"name":"a","private":true}', 'app.js': head + body, ...more };
}

/** Shipped models; one that is wrong is named by the models' own tests. */
function readShipped(): ModelFile[] {
  return LANGUAGES.flatMap(({ id }) =>
    readdirSync(`${MODELS}/${id}`)
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .flatMap((name) => {
        try {
          return [readModel(readFileSync(`${MODELS}/${id}/${name}`, 'utf8'))];
        } catch {
          return [];
        }
      }),
  );
}
