/** What a literal is when it is no secret: it names, points to, or was made from one. */
export type NoSecret = 'reference' | 'address' | 'path' | 'uuid' | 'hash' | 'encrypted' | 'code' | 'number';

const SHAPES: readonly (readonly [NoSecret, RegExp])[] = [
  // filled in by a shell, a template, a format or a secret store
  [
    'reference',
    /\$\{|\$\(|\$\$|\{\{|#\{|<%|%\(|\{[A-Za-z_][\w.:-]{0,60}\}|\{\d{0,2}\}|%(?:\d\$)?[sdvq](?![A-Za-z0-9])/,
  ],
  [
    'reference',
    /^(?:\$[A-Za-z_]|%[A-Za-z_]\w{0,60}%$|process\.env|env[.:(]|ENV[.:[(]|os\.|var\.|local\.|data\.|secrets\.|self\.|this\.)/,
  ],
  [
    'reference',
    /^(?:arn:|projects\/|secrets?:|vault:|ref\+|op:|file:|data:|ssm:|keyvault:|kms:|awskms|gcpkms|__\w{1,60}__$)/i,
  ],
  ['address', /^[a-z][a-z0-9+.-]{1,20}:\/\//i],
  ['address', /^[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,60}){0,4}\.[a-z]{2,12}$/i],
  ['address', /^(?:[a-z0-9-]{1,60}\.){1,6}[a-z]{2,12}(?::\d{1,5})?(?:\/[\w./-]{0,200})?$/],
  // of a public ledger (EIP-55), alone or inside a CAIP-19 name; a private key is longer
  ['address', /^(?:[a-z0-9-]{3,8}:[\w-]{1,32}\/[a-z0-9-]{3,8}:)?0x[0-9a-fA-F]{40}$/],
  ['path', /^(?:\.{1,2}|~|[A-Za-z]:)?[\\/](?:[\w.@-]{1,80}[\\/]){0,20}[\w.@*-]{0,80}$/],
  [
    'path',
    /\.(?:json|ya?ml|toml|txt|pem|key|crt|cer|p12|jks|pub|js|jsx|ts|tsx|mjs|php|py|rb|go|java|html?|css|md|adoc|xml|svg|png|conf|ini|sh|vue|erb|pug)$/i,
  ],
  ['uuid', /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i],
  // a password that was already hashed, and digests
  [
    'hash',
    /^(?:\$(?:2[abxy]?|1|5|6|y|apr1|argon2\w{0,2}|pbkdf2[\w-]{0,12}|scrypt|P|H)\$|\{[A-Z0-9-]{2,12}\}|pbkdf2[_:]|scrypt:|bcrypt|argon2|(?:sha|md)\d{1,3}[-:_=$])/i,
  ],
  [
    'encrypted',
    /^(?:ENC[[(]|\{cipher\}|vault:v\d|AQICAH|Ag[A-D][A-Za-z0-9+/]{200}|-----BEGIN PGP MESSAGE|U2FsdGVkX1|gAAAAA)/,
  ],
  [
    'code',
    /^[\w.$:]{1,80}\(.{0,200}\)?;?$|^[A-Za-z_$][\w$]{0,60}(?:\??\.|::|->)[A-Za-z_$][\w$]{0,60}\(|[\\`]|=>|^\[|^#[0-9a-fA-F]{3,8}$|^[.#][a-z][\w-]{0,60}$|\[[\w-]{1,40}[\^*$|~]?=|^::/,
  ],
  ['code', /^[\w-]{1,40}(?:<.{0,80}>|\[\]|\?)$|^@[\w/.-]{1,80}$|^\/.{0,100}\/[gimsuy]{0,6}$|^--?[a-z]/],
  ['code', /^\^.{0,100}\$$|^(?:function|return|new|var|let|const|if|void)\b/],
  ['number', /^[-+]?[\d.,:/-]{1,40}[a-z%]{0,2}$/i],
];

/** Why the literal cannot be a secret, or null when it may be one. */
export function noSecretShape(value: string): NoSecret | null {
  for (const [shape, expression] of SHAPES) {
    if (expression.test(value)) return shape;
  }
  return null;
}
