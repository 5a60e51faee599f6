import type { FunctionIr } from '../ir/module.ts';

const WORDS = new Set(
  'auth authenticate authenticated authentication authorize authorise authorized authorised authorization login logged admin permission permissions permitted role roles jwt protect protected guard acl signin signed acting'.split(
    ' ',
  ),
);
const ASKING = new Set(
  'user currentuser current_user session isauthenticated is_authenticated authorization auth userid user_id token role isadmin is_admin verify'.split(
    ' ',
  ),
);
const OPEN =
  /(?:log|sign)[-_]?(?:in|out|up|on|off)|regist|auth|password|forgot|reset|verify|confirm|activate|token|refresh|oauth|sso|saml|callback|webhook|hook|health|ping|status|metrics|public|contact|feedback|subscribe|csp|report|captcha|invite|track/i;

/** Whether a name is that of something that asks who the caller is: `requireLogin`, `passport.authenticate`. */
export function isGuard(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words.some((word) => WORDS.has(word));
}

/** Whether a function's own body reads who the caller is. */
export function asksWho(ir: FunctionIr): boolean {
  return ir.blocks.some(({ instructions }) =>
    instructions.some((it) => it.op === 'get' && typeof it.key === 'string' && asks(it.key)),
  );
}

function asks(key: string): boolean {
  return ASKING.has(key.toLowerCase()) || isGuard(key);
}

/** Whether a route is one of those that are open in every program: signing in, hooks of others, health. */
export function isOpenByNature(route: string): boolean {
  return OPEN.test(route);
}
