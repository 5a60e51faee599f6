// Writes cases into folders of their own and answers what is true about each: `{ folder, mutation, language, isBad, rules }`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomFrom } from '../random.mjs';
import { FRAMES, SINKS } from './frames.mjs';
import { MUTATIONS } from './steps.mjs';

export const NONE = 'none';
const FRAMEWORK = 'change the framework';
const ALL = 'three at once';

export function writeCases(folder, { seed, each }) {
  const cases = [];
  for (const language of ['javascript', 'python']) {
    for (const mutation of [NONE, FRAMEWORK, ALL, ...Object.keys(MUTATIONS)]) {
      for (let i = 0; i < each; i++) cases.push({ language, mutation, isBad: i % 2 === 0, i });
    }
  }
  return cases.map(({ language, mutation, isBad, i }, index) => {
    const random = randomFrom(`${seed} ${language} ${mutation} ${i}`);
    const sink = SINKS[language][Math.floor(i / 2) % SINKS[language].length];
    const place = join(folder, `case${index}`);
    const files = build({ language, mutation, isBad, sink, random, others: i });
    mkdirSync(place, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text);
    return { folder: `case${index}`, mutation, language, isBad, rules: sink.rules };
  });
}

function build({ language, mutation, isBad, sink, random, others }) {
  const { plain, others: frames } = FRAMES[language];
  const frame = mutation === FRAMEWORK ? frames[others % frames.length] : plain;
  const used = new Set();
  const name = () => {
    let word = '';
    do
      word = Array.from({ length: 5 + random.below(4) }, () => 'abcdefghijklmnopqrstuvwxyz'[random.below(26)]).join('');
    while (used.has(word));
    used.add(word);
    return word;
  };
  const names = Object.keys(MUTATIONS);
  const chosen =
    mutation === ALL
      ? [random.pick(names), random.pick(names), random.pick(names)]
      : mutation in MUTATIONS
        ? [mutation]
        : [];
  const cleanAt = isBad || chosen.length === 0 ? -1 : random.below(chosen.length);
  const out = { head: [], top: [], lines: [], files: {} };
  let value = name();
  out.lines.push(language === 'javascript' ? `const ${value} = ${frame.source};` : `${value} = ${frame.source}`);
  for (const [at, one] of chosen.entries()) {
    const steps = MUTATIONS[one][language];
    const step = (at === cleanAt ? steps.clean : steps.keep)(value, name, random.below);
    out.head.push(...(step.head ?? []));
    out.top.push(...(step.top ?? []));
    out.lines.push(...step.lines);
    Object.assign(out.files, step.files);
    value = step.value;
  }
  // without a step that cleans, what is safe is safe at the sink
  out.lines.push(isBad || cleanAt >= 0 ? sink.bad(value) : sink.good(value));
  const body = [...frame.open, ...out.lines.map((line) => frame.indent + line), ...ending(language, frame)];
  const text = [...sink.head, ...frame.head, ...out.head, '', ...out.top, '', ...body, ''].join('\n');
  return { ...frame.files, ...out.files, [frame.file]: text };
}

function ending(language, frame) {
  return language === 'javascript'
    ? [`${frame.indent}res.end();`, ...frame.close]
    : [`${frame.indent}return 'done'`, ...frame.close];
}
