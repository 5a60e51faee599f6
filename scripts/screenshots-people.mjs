// The people of the pictures, what they did in the last weeks, and which pages are worth a picture.
const ADA = { name: 'Ada Lovelace', email: 'ada@example.org', password: 'a long enough sentence' };
const OTHERS = [
  { name: 'Grace Hopper', email: 'grace@example.org', role: 'security' },
  { name: 'Alan Turing', email: 'alan@example.org', role: 'developer' },
  { name: 'Margaret Hamilton', email: 'margaret@example.org', role: 'developer' },
];

/** Signs Ada in and lets the team live; answers the pages to picture by name. */
export async function live(page, server, projects) {
  await page.goto(`${server.address}/${(server.firstAdministratorLink ?? '').replace(/^https?:\/\/[^/]+\//, '')}`);
  for (const [name, text] of [
    ['Name', ADA.name],
    ['E-mail', ADA.email],
    ['Password', ADA.password],
    ['Password again', ADA.password],
  ]) {
    await page.getByRole('textbox', { name, exact: true }).fill(text);
  }
  await page.getByRole('button', { name: /sign in/i }).click();
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
  const ask = askerOf(page, server.address);
  for (const { name, email, role } of OTHERS) await ask('POST', '/invitations', { name, email, project: null, role });
  const me = await ask('GET', '/me');
  const slugs = projects.map(({ slug }) => slug);
  const half = Math.ceil(slugs.length / 2);
  const members = [me.id ?? me.person?.id].filter(Boolean);
  const team = { usualHours: 2, members };
  await ask('POST', '/teams', {
    slug: 'storefront',
    name: 'Storefront',
    hoursPerWeek: 12,
    projects: slugs.slice(0, half),
    ...team,
  });
  await ask('POST', '/teams', {
    slug: 'platform',
    name: 'Platform',
    hoursPerWeek: 6,
    projects: slugs.slice(half),
    ...team,
  });
  await decide(ask);
  for (const view of [
    { name: 'Late and severe', query: 'deadline=late&severity=critical,high&sort=due', shared: true },
    { name: 'Secrets of every project', query: 'surface=secrets', shared: true },
    { name: 'My review on Mondays', query: 'sort=newest&decision=none', shared: false },
  ]) {
    await ask('POST', '/views', view);
  }
  await waitForDeadlines(ask);
  return placesOf(ask, `/o/${server.organisation.slug}`, slugs);
}

/** Asks the API as the person who is signed in. */
function askerOf(page, address) {
  return async (method, path, body) => {
    const cookies = await page.context().cookies(address);
    const csrf = cookies.find(({ name }) => name.endsWith('vauban-csrf'))?.value ?? '';
    const answer = await page.request.fetch(`${address}/api/v1${path}`, {
      method,
      headers: { origin: address, 'x-vauban-csrf': decodeURIComponent(csrf), 'content-type': 'application/json' },
      ...(body === undefined ? {} : { data: JSON.stringify(body) }),
    });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return answer.status() === 204 ? null : answer.json();
  };
}

const DECISIONS = [
  ['accepted', 'The admin pages are behind the VPN; we replace the library in spring.', 120],
  ['false-positive', 'The value comes from our own configuration, not from a request.', 300],
  ['mitigated', 'The gateway refuses bodies above 1 MB, so the loop cannot be fed.', 200],
  ['deferred', 'Waits for the move to the new framework.', 45],
  ['wont-fix', 'A training page that is broken on purpose.', 360],
];

async function decide(ask) {
  const { items } = await ask('GET', '/vulnerabilities?state=open&sort=newest&limit=60');
  for (const [index, [kind, reason, days]] of DECISIONS.entries()) {
    const one = items[5 + index * 9];
    if (one === undefined) continue;
    const until = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    await ask('POST', `/vulnerabilities/${one.id}/decisions`, { kind, reason, until });
  }
}

/** The server settles deadlines by itself, some seconds after it began. */
async function waitForDeadlines(ask) {
  for (let turn = 0; turn < 60; turn += 1) {
    const { deadline } = await ask('GET', '/vulnerabilities/facets?state=open');
    if (deadline.some(({ value }) => value === 'late')) return;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

async function placesOf(ask, org, slugs) {
  const first = async (query) => (await ask('GET', `/vulnerabilities?state=open&limit=100&${query}`)).items;
  const pathOf = ({ project, id }) => `${org}/p/${project}/v/${id}`;
  const code = await longestFlow(ask, await first('surface=code'));
  const [component] = await first('surface=dependencies&sort=severity');
  const { items: scans } = await ask('GET', `/projects/${slugs[0]}/scans?limit=1`);
  const purl = component?.component ?? '';
  const name = decodeURIComponent(purl.replace(/^pkg:[^/]+\//, '').replace(/@[^@]*$/, ''));
  const ecosystem = /^pkg:([^/]+)/.exec(purl)?.[1] ?? 'npm';
  return {
    overview: { path: org },
    queue: { path: `${org}/queue?team=all` },
    vulnerabilities: { path: `${org}/v` },
    ...(code === undefined ? {} : { vulnerability: { path: pathOf(code) } }),
    ...(component === undefined ? {} : { advisory: { path: pathOf(component) } }),
    projects: { path: `${org}/projects` },
    project: { path: `${org}/p/${slugs[0]}` },
    scan: { path: `${org}/p/${slugs[0]}/s/${scans[0].id}` },
    components: {
      path: `${org}/components?q=${encodeURIComponent(name)}&of=${encodeURIComponent(`${ecosystem}:${name}`)}`,
    },
    'components-of-a-project': { path: `${org}/p/${slugs[0]}/components` },
    releases: { path: `${org}/releases` },
    coverage: { path: `${org}/coverage` },
    policy: { path: `/settings/policy?project=${slugs[0]}` },
    'policy-preview': { path: `/settings/policy/edit?project=${slugs[0]}`, before: stricter },
    people: { path: '/settings/people' },
    retention: { path: '/settings/retention' },
    erasure: { path: '/settings/erasure' },
    bulk: { path: `${org}/v?severity=low`, before: decideAll },
    audit: { path: '/settings/audit' },
    palette: {
      path: org,
      before: async (page) => {
        await page.keyboard.press('Control+k');
        await page.getByRole('dialog').getByRole('textbox').fill('co');
      },
    },
  };
}

async function longestFlow(ask, items) {
  let best;
  let steps = -1;
  for (const one of items.slice(0, 40)) {
    const { observation } = await ask('GET', `/vulnerabilities/${one.id}`);
    const length = observation.flow?.length ?? 0;
    if (length > steps && length <= 8) [best, steps] = [one, length];
  }
  return best;
}

/** A policy that fails on everything of medium severity. */
async function stricter(page) {
  const field = page.getByRole('textbox', { name: 'Document' });
  const text = await field.inputValue();
  const gate = "    - name: medium\n      says: what is medium or worse\n      when: finding.severity == 'medium'\n";
  await field.fill(text.replace(/^ {4}- name: /m, `${gate}    - name: `));
  await page.getByText(/would have ended otherwise/).waitFor();
  await page.getByRole('heading', { name: 'Findings that would have failed other gates' }).waitFor();
  await field.evaluate((element) => {
    element.scrollTop = 0;
  });
}

async function decideAll(page) {
  await page.getByRole('button', { name: 'Decide all' }).click();
  const dialog = page.getByRole('dialog', { name: 'Decide about all of these' });
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Only reachable from the build; we look again in spring.');
  await dialog.getByRole('button', { name: 'Preview' }).click();
  await dialog.getByText('will be accepted').waitFor();
}
