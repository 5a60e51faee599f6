import type { Atom } from '../values/atom.ts';
import type { Value } from '../values/value.ts';
import type { World } from '../world.ts';

/** A value in words that are the same in every run over the same program. */
export function describe(world: World, value: Value): string {
  const atoms = value.atoms.map((atom) => describeAtom(world, atom)).sort();
  const marks = value.marks.map((mark) => {
    if (mark.label < 0) return `given ${mark.label}`;
    const { kind, module, at } = world.labels.origin(mark.label);
    return `${kind} ${world.path(module)} ${at} ${mark.stopped}`;
  });
  return `${atoms.join('|')}^${marks.sort().join('|')}`;
}

function describeAtom(world: World, atom: Atom): string {
  switch (atom.kind) {
    case 'constant':
      return `${atom.type} ${String(atom.value)}`;
    case 'text':
      return `text ${atom.shape}`;
    case 'object':
    case 'bound':
      return `${atom.kind} ${world.ids.key(atom.id)}`;
    case 'function': {
      const { module, index } = world.code(atom.code);
      return `function ${world.path(module)} ${index}`;
    }
    case 'model':
      return `model ${atom.path}`;
    case 'instance':
      return `instance ${atom.type}`;
    case 'namespace':
      return `namespace ${world.path(atom.module)}`;
    case 'folder':
      return `folder ${atom.path}`;
    default:
      return atom.kind;
  }
}
