import { beforeAll, describe, expect, it } from 'vitest';
import type { LanguageReader } from '../../language.ts';
import { python } from './python.ts';
import { run } from './testing/interpreter.ts';

let reader: LanguageReader;
beforeAll(async () => {
  reader = await python.open();
});

/** What the lowered program prints. What is expected is what CPython 3.11 prints, with tuples in square brackets. */
function printed(source: string): string[] {
  const module = reader.lower('a.py', Buffer.from(source), () => {});
  expect(module.problems).toEqual([]);
  return run(module);
}

describe('a lowered program prints what Python prints:', () => {
  it.each<[string, string, string[]]>([
    ['conditions', 'x = 3\nif x > 1 and not x == 2 or x: print("a")\nelif x: print("b")\nelse: print("c")', ['a']],
    [
      'chained comparisons',
      'def f(x):\n  print("f")\n  return x\nprint(1 < f(2) < 3, 3 < f(2) < f(9))\nif 1 < f(5) <= 5: print("y")',
      ['f', 'f', 'True False', 'f', 'y'],
    ],
    ['boolean values', 'print(0 or "a", 1 and "b", [] or {} or "c", None and 1, not 1)', ['a b c None False']],
    ['choices', 'print("y" if 0 else "n", 1 if 2 else 3)', ['n 1']],
    [
      'loops',
      'for i in [1, 2, 3, 4]:\n  if i == 2: continue\n  if i == 4: break\n  print(i)\nelse: print("no")\nn = 2\nwhile n:\n  n -= 1\nelse: print("end", n)',
      ['1', '3', 'end 0'],
    ],
    [
      'unpacking',
      'a, (b, *c), d = 1, [2, 3, 4], 5\nprint(a, b, c, d)\n*x, y = [1, 2, 3]\nprint(x, y)\nfor i, v in enumerate(["p", "q"]): print(i, v)',
      ['1 2 [3, 4] 5', '[1, 2] 3', '0 p', '1 q'],
    ],
    [
      'comprehensions',
      'x = 9\nprint([x * y for x in [1, 2] for y in [3, 4] if x != y], x)\nprint({k: v for k, v in {"a": 1}.items()})\nprint(sum(i for i in [1, 2] if i > 1))',
      ['[3, 4, 6, 8] 9', "{'a': 1}", '2'],
    ],
    [
      'parameters',
      'def f(a, b=2, *c, d=4, **e):\n  print(a, b, c, d, e)\nf(1)\nf(1, 3, 5, 6, d=7, z=8)\nf(*[1, 2], **{"d": 0})',
      ['1 2 [] 4 {}', "1 3 [5, 6] 7 {'z': 8}", '1 2 [] 0 {}'],
    ],
    [
      'closures',
      'def counter():\n  n = 0\n  def up(by=1):\n    nonlocal n\n    n += by\n    return n\n  return up\nc = counter()\nc()\nprint(c(5), counter()())\ng = 1\ndef h():\n  global g\n  g = 7\nh()\nprint(g)',
      ['6 1', '7'],
    ],
    ['lambdas', 'f = lambda x, y=2: x + y\nprint(f(1), [g(3) for g in [lambda z: z * 2]])', ['3 [6]']],
    [
      'classes',
      'class A:\n  kind = "a"\n  def __init__(self, n):\n    self.n = n\n  @property\n  def twice(self): return self.n * 2\n  @twice.setter\n  def twice(self, v): self.n = v // 2\n  @staticmethod\n  def plain(x): return x\n  @classmethod\n  def named(cls): return cls.kind\nclass B(A):\n  kind = "b"\n  def __init__(self, n):\n    super().__init__(n + 1)\n    self.more = [n]\nb = B(1)\nb.twice = 10\nprint(b.n, b.twice, b.more, A.plain(3), b.kind, B.named())',
      ['5 10 [1] 3 b b'],
    ],
    [
      'calls of a named base',
      'class A:\n  def __init__(self, n): self.n = n\nclass B(A):\n  def __init__(self):\n    A.__init__(self, 4)\nprint(B().n)',
      ['4'],
    ],
    [
      'exceptions',
      'def f(x):\n  try:\n    if x == 1: raise ValueError("v")\n    if x == 2: raise Exception("k")\n    print("body")\n  except (ValueError, ImportError) as e: print("caught", e)\n  else: print("else")\n  finally: print("finally")\n  return "end"\nprint(f(0))\nprint(f(1))\ntry: f(2)\nexcept Exception as e: print("out", e)',
      ['body', 'else', 'finally', 'end', 'caught v', 'finally', 'end', 'finally', 'out k'],
    ],
    [
      'leaving through finally',
      'def f():\n  for i in [1, 2]:\n    try:\n      if i == 1: continue\n      return "r"\n    finally: print("f", i)\nprint(f())',
      ['f 1', 'f 2', 'r'],
    ],
    [
      'raising again',
      'try:\n  try: raise ValueError("a")\n  except ValueError: raise ImportError("b")\nexcept ImportError as e: print(e)',
      ['b'],
    ],
    [
      'generators',
      'def g(n):\n  for i in [1, 2, 3]:\n    if i > n: return\n    yield i\n  yield from [8, 9]\nprint(list(g(2)), list(g(9)))',
      ['[1, 2] [1, 2, 3, 8, 9]'],
    ],
    [
      'matching',
      'class P:\n  def __init__(self, x): self.x = x\ndef f(v):\n  match v:\n    case 1 | 2: return "low"\n    case -3: return "minus"\n    case [a, *r] if a == 5: return r\n    case [a, b]: return a + b\n    case {"k": v}: return v\n    case P(x=y): return y\n    case str(): return "text"\n    case n: return n\nprint(f(2), f(-3), f([5, 6, 7]), f([1, 2]), f(P(8)), f("s"), f(99))',
      ['low minus [6, 7] 3 8 text 99'],
    ],
    [
      'texts',
      'n = 3\nprint(f"a{n}b{n + 1!r}{{}}" "c" "d", "%s-%d%%" % ("x", 4), "%(k)s" % {"k": "v"}, r"\\n", "\\x41\\u0042\\103")',
      ['a3b4{}cd x-4% v \\n ABC'],
    ],
    ['walrus', 'if (n := 4) > 3: print(n)\nprint([y for x in [1, 2] if (y := x * 2) > 2], y)', ['4', '[4] 4']],
    [
      'decorators',
      'def twice(f):\n  def run(*a, **k):\n    return f(*a, **k) * 2\n  return run\ndef plus(n):\n  return lambda f: lambda x: f(x) + n\n@plus(1)\n@twice\ndef f(x): return x\nprint(f(5))',
      ['11'],
    ],
    ['slices', 'a = [1, 2, 3, 4]\nprint(a[1:], a[:2], a[1:-1], a[-1], "abc"[1])', ['[2, 3, 4] [1, 2] [2, 3] 4 b']],
    ['deletion', 'd = {"a": 1, "b": 2}\ndel d["a"]\nprint(d, "a" in d, "b" not in d)', ["{'b': 2} False False"]],
    [
      'assertions',
      'try:\n  assert 1 == 2, ValueError("no")\nexcept Exception as e: print("failed")\nassert True\nprint("on")',
      ['failed', 'on'],
    ],
    ['with', 'def f(): return 5\nwith f() as a, f() as b:\n  print(a + b)', ['10']],
    ['augmented targets', 'd = {"n": 1}\nd["n"] += 4\nx = [1]\nx += [2]\nprint(d, x)', ["{'n': 5} [1, 2]"]],
    [
      'a default that names a variable around it',
      'def outer(x):\n  def inner(x=x): return x\n  return inner()\nprint(outer(6))',
      ['6'],
    ],
    ['names of Python 3.12', 'def f[T](x: T) -> T: return x\ntype N = int\nprint(f(1))', ['1']],
  ])('%s', (_what, source, lines) => {
    expect(printed(source)).toEqual(lines);
  });
});
