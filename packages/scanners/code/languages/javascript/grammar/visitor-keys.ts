// @ts-expect-error: the package ships this file without types
import keys from 'oxc-parser/src-js/generated/visit/keys';

/** Type of a node → its fields that hold nodes. Whoever loads this does not load the native parser. */
export const visitorKeys: Readonly<Record<string, readonly string[]>> = keys;
