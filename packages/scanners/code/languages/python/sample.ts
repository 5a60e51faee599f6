/** Uses much of the language; see `openGrammar`. */
export const SAMPLE = `# -*- comment -*-
from .a import (b as c, *) if 0 else None
import a.b, c as d
@d.e(1, *x, key=2, **y)
async def f(self, /, a: int = 1, *args: str, b=2, **kw) -> "T":
    x = f"{a!r:>{b}} {{ \\n" 'y' rb"z"; y: int = 5
    async with p as q, r: await s
    try:
        a, *b = c[1:2, ::3]
    except (A, B) as e: raise X from e
    else: pass
    finally: del a
    return [i async for i in x if i not in y and not z] or {**a, 'k': v} or {1, 2} or (yield)
class C(D, metaclass=M):
    @property
    def g(self): return super().g if self.h < 1 <= 2 else lambda x, *y, z=1: x @ -y
match v:
    case {"k": [1, *r], **s} | P(q, t=-1) if u: n = 1.5e3
    case _: print >>w, "old"
broken = ( = ] }
`;
