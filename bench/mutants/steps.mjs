// Ways in which a value travels, each in JavaScript and in Python. `keep` carries what the attacker sent, `clean` looks
// the same and lets go of it: which of the two is known by construction. A step answers the lines and the new name; `files`
// are further files, `top` lines outside of the handler.

/** Steps of one mutation: `{ keep, clean }` for each language; each takes `(v, name, pick)` and answers a step. */
export const MUTATIONS = {
  'extract a function': {
    javascript: {
      keep: (v, name) => {
        const [f, r] = [name(), name()];
        return { top: [`function ${f}(x) {`, "  return x + '';", '}'], lines: [`const ${r} = ${f}(${v});`], value: r };
      },
      clean: (v, name) => {
        const [f, r] = [name(), name()];
        const top = [`function ${f}(x) {`, "  const y = x === '' ? 'none' : 'some';", '  return y;', '}'];
        return { top, lines: [`const ${r} = ${f}(${v});`], value: r };
      },
    },
    python: {
      keep: (v, name) => {
        const [f, r] = [name(), name()];
        return { top: [`def ${f}(x):`, "    return x + ''"], lines: [`${r} = ${f}(${v})`], value: r };
      },
      clean: (v, name) => {
        const [f, r] = [name(), name()];
        return {
          top: [`def ${f}(x):`, "    y = 'none' if x == '' else 'some'", '    return y'],
          lines: [`${r} = ${f}(${v})`],
          value: r,
        };
      },
    },
  },
  'split over files': {
    javascript: {
      keep: (v, name) => {
        const [f, r, m] = [name(), name(), name()];
        return {
          files: { [`${m}.js`]: `exports.${f} = function (x) {\n  const held = x;\n  return held;\n};\n` },
          head: [`const ${m} = require('./${m}');`],
          lines: [`const ${r} = ${m}.${f}(${v});`],
          value: r,
        };
      },
      clean: (v, name) => {
        const [f, r, m] = [name(), name(), name()];
        return {
          files: {
            [`${m}.js`]: `exports.${f} = function (x) {\n  const known = { a: 'one', b: 'two' };\n  return x === 'a' ? known.a : known.b;\n};\n`,
          },
          head: [`const ${m} = require('./${m}');`],
          lines: [`const ${r} = ${m}.${f}(${v});`],
          value: r,
        };
      },
    },
    python: {
      keep: (v, name) => {
        const [f, r, m] = [name(), name(), name()];
        return {
          files: { [`${m}.py`]: `def ${f}(x):\n    held = x\n    return held\n` },
          head: [`from ${m} import ${f}`],
          lines: [`${r} = ${f}(${v})`],
          value: r,
        };
      },
      clean: (v, name) => {
        const [f, r, m] = [name(), name(), name()];
        return {
          files: {
            [`${m}.py`]: `def ${f}(x):\n    known = {'a': 'one', 'b': 'two'}\n    return known['a'] if x == 'a' else known['b']\n`,
          },
          head: [`from ${m} import ${f}`],
          lines: [`${r} = ${f}(${v})`],
          value: r,
        };
      },
    },
  },
  'wrap in an object': {
    javascript: {
      keep: (v, name) => {
        const [o, r] = [name(), name()];
        return { lines: [`const ${o} = { first: 'safe', second: ${v} };`, `const ${r} = ${o}.second;`], value: r };
      },
      clean: (v, name) => {
        const [o, r] = [name(), name()];
        return { lines: [`const ${o} = { first: 'safe', second: ${v} };`, `const ${r} = ${o}.first;`], value: r };
      },
    },
    python: {
      keep: (v, name) => {
        const [o, r] = [name(), name()];
        return { lines: [`${o} = {'first': 'safe'}`, `${o}['second'] = ${v}`, `${r} = ${o}['second']`], value: r };
      },
      clean: (v, name) => {
        const [o, r] = [name(), name()];
        return { lines: [`${o} = {'first': 'safe'}`, `${o}['second'] = ${v}`, `${r} = ${o}['first']`], value: r };
      },
    },
  },
  'wrap in a list': {
    javascript: {
      keep: (v, name) => {
        const [l, r] = [name(), name()];
        return {
          lines: [`const ${l} = ['safe'];`, `${l}.push(${v}, 'end');`, `${l}.shift();`, `const ${r} = ${l}[0];`],
          value: r,
        };
      },
      clean: (v, name) => {
        const [l, r] = [name(), name()];
        return {
          lines: [`const ${l} = ['safe'];`, `${l}.push(${v}, 'end');`, `${l}.shift();`, `const ${r} = ${l}[1];`],
          value: r,
        };
      },
    },
    python: {
      keep: (v, name) => {
        const [l, r] = [name(), name()];
        return {
          lines: [`${l} = ['safe']`, `${l}.append(${v})`, `${l}.append('end')`, `${l}.pop(0)`, `${r} = ${l}[0]`],
          value: r,
        };
      },
      clean: (v, name) => {
        const [l, r] = [name(), name()];
        return {
          lines: [`${l} = ['safe']`, `${l}.append(${v})`, `${l}.append('end')`, `${l}.pop(0)`, `${r} = ${l}[1]`],
          value: r,
        };
      },
    },
  },
  'decide by a constant': {
    javascript: {
      keep: (v, name, pick) => {
        const [n, r] = [name(), name()];
        const size = 10 + pick(90);
        return {
          lines: [
            `const ${n} = ${size};`,
            `let ${r};`,
            `if (${n} * 7 > ${size * 6}) ${r} = ${v};`,
            `else ${r} = 'never';`,
          ],
          value: r,
        };
      },
      clean: (v, name, pick) => {
        const [n, r] = [name(), name()];
        const size = 10 + pick(90);
        return {
          lines: [
            `const ${n} = ${size};`,
            `let ${r};`,
            `if (${n} * 7 < ${size * 6}) ${r} = ${v};`,
            `else ${r} = 'always';`,
          ],
          value: r,
        };
      },
    },
    python: {
      keep: (v, name, pick) => {
        const [n, r] = [name(), name()];
        const size = 10 + pick(90);
        return { lines: [`${n} = ${size}`, `${r} = ${v} if ${n} * 7 > ${size * 6} else 'never'`], value: r };
      },
      clean: (v, name, pick) => {
        const [n, r] = [name(), name()];
        const size = 10 + pick(90);
        return { lines: [`${n} = ${size}`, `${r} = ${v} if ${n} * 7 < ${size * 6} else 'always'`], value: r };
      },
    },
  },
  'pass through a class': {
    javascript: {
      keep: (v, name) => {
        const [c, r] = [`C${name()}`, name()];
        const top = [
          `class ${c} {`,
          '  constructor(given) {',
          '    this.given = given;',
          '  }',
          '  answer() {',
          '    return this.given;',
          '  }',
          '}',
        ];
        return { top, lines: [`const ${r} = new ${c}(${v}).answer();`], value: r };
      },
      clean: (v, name) => {
        const [c, r] = [`C${name()}`, name()];
        const top = [
          `class ${c} {`,
          '  constructor(given) {',
          '    this.given = given;',
          "    this.own = 'safe';",
          '  }',
          '  answer() {',
          '    return this.own;',
          '  }',
          '}',
        ];
        return { top, lines: [`const ${r} = new ${c}(${v}).answer();`], value: r };
      },
    },
    python: {
      keep: (v, name) => {
        const [c, r] = [`C${name()}`, name()];
        const top = [
          `class ${c}:`,
          '    def __init__(self, given):',
          '        self.given = given',
          '',
          '    def answer(self):',
          '        return self.given',
        ];
        return { top, lines: [`${r} = ${c}(${v}).answer()`], value: r };
      },
      clean: (v, name) => {
        const [c, r] = [`C${name()}`, name()];
        const top = [
          `class ${c}:`,
          '    def __init__(self, given):',
          '        self.given = given',
          "        self.own = 'safe'",
          '',
          '    def answer(self):',
          '        return self.own',
        ];
        return { top, lines: [`${r} = ${c}(${v}).answer()`], value: r };
      },
    },
  },
  'check against a list': {
    javascript: {
      keep: (v, name) => {
        const r = name();
        return {
          lines: [`if (['red', 'green'].includes(${v})) console.log('known');`, `const ${r} = ${v};`],
          value: r,
        };
      },
      clean: (v, name) => {
        const r = name();
        return { lines: [`if (!['red', 'green'].includes(${v})) return res.end();`, `const ${r} = ${v};`], value: r };
      },
    },
    python: {
      keep: (v, name) => {
        const r = name();
        return { lines: [`if ${v} in ('red', 'green'):`, "    print('known')", `${r} = ${v}`], value: r };
      },
      clean: (v, name) => {
        const r = name();
        return { lines: [`if ${v} not in ('red', 'green'):`, "    return 'no'", `${r} = ${v}`], value: r };
      },
    },
  },
  'take a callback': {
    javascript: {
      keep: (v, name) => {
        const [r, x] = [name(), name()];
        return { lines: [`const ${r} = [${v}].map((${x}) => ${x}.trim()).find((${x}) => ${x} !== '');`], value: r };
      },
      clean: (v, name) => {
        const [r, x] = [name(), name()];
        return { lines: [`const ${r} = [${v}].map((${x}) => (${x} === '' ? 'none' : 'some')).join('-');`], value: r };
      },
    },
    python: {
      keep: (v, name) => {
        const [r, x] = [name(), name()];
        return { lines: [`${r} = next(iter(map(lambda ${x}: ${x}.strip(), [${v}])))`], value: r };
      },
      clean: (v, name) => {
        const [r, x] = [name(), name()];
        return { lines: [`${r} = '-'.join(map(lambda ${x}: 'none' if ${x} == '' else 'some', [${v}]))`], value: r };
      },
    },
  },
};
