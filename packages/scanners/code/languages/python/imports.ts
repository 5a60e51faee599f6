import { importedNames, specifierOf } from './import-names.ts';
import type { StatementLowering } from './lowering.ts';
import { writeName } from './variables.ts';

export const importStatement: StatementLowering = (lowering, node) => {
  const { nodes, out, module, optional } = lowering;
  for (const { name, specifier, member, loads, node: written } of importedNames(nodes, node)) {
    const at = nodes.at(written);
    if (loads !== specifier) module.import(loads, optional, at);
    const namespace = out.register();
    out.emit({ op: 'import', at, to: namespace, import: module.import(specifier, optional, at) });
    writeName(lowering, name, member === null ? namespace : out.get(at, namespace, member, 'member'), at);
  }
  if (nodes.tokens(node).includes('wildcard_import')) {
    module.import(specifierOf(nodes, nodes.child(node, 'module_name')), optional, nodes.at(node));
  }
};
