// What people ask of a large organisation: every list in every order, narrowed and not, facets, search and details.
const SORTS = ['priority', 'severity', 'newest', 'number', 'due'];
const STATES = ['state=open', 'state=gone', ''];

/** `at(n)` answers the name and the path of the nth click; `prepare` fetches the cursors of deep pages. */
export function clicksOf(random, { projects, numbers, scans }) {
  const cursors = new Map();
  const small = () => `project-${1 + random.below(projects - 1)}`;
  const large = () => 'project-0';
  const where = {
    'the organisation': () => '',
    'the largest project': () => `project=${large()}`,
    'a project': () => `project=${small()}`,
  };
  const list = (...parts) => `/vulnerabilities?${parts.filter(Boolean).join('&')}`;
  const facets = (...parts) => `/vulnerabilities/facets?${parts.filter(Boolean).join('&')}`;
  const rule = () => `rule=code/rule-${random.below(240)}`;
  const narrow = {
    severity: () => `severity=${random.pick(['critical', 'high', 'low', 'none', 'critical,high'])}`,
    priority: () => `priority=${random.pick(['now', 'next', 'later'])}`,
    surface: () => `surface=${random.pick(['code', 'secrets', 'dependencies', 'infrastructure'])}`,
    rule,
    advisory: () => `rule=CVE-2025-${10_000 + random.below(5000)}`,
    owner: () => `owner=@team-${random.below(60)}`,
    nobody: () => 'owner=',
    exploited: () => 'exploited=yes',
    scanner: () => `scanner=${random.pick(['code', 'secrets'])}`,
    deadline: () => `deadline=${random.pick(['late', 'ahead', 'none', 'paused'])}`,
    decision: () => `decision=${random.pick(['accepted', 'false-positive', 'mitigated', 'none'])}`,
    several: () => `severity=critical,high&surface=code&exploited=unknown&${rule()}`,
    rare: () => `severity=none&surface=dependencies&exploited=yes&decision=deferred`,
  };
  const text = {
    often: () => `q=folder${random.below(10)}`,
    'in every one': () => 'q=services',
    'a sentence': () => `q=a statement of kind ${random.below(240)}`,
    rare: () => `q=folder${random.below(997)}/file${random.below(40)}.ts`,
    'a component': () => `q=package-${random.below(8000)}`,
    'a rule': () => `q=rule-${random.below(240)}`,
    'two letters': () => 'q=sq',
    'two letters, nowhere': () => 'q=zz',
    nowhere: () => 'q=nowhere-at-all',
    'a number': () => `q=VBN-${random.pick(numbers)}`,
  };
  const paths = new Map();
  for (const sort of SORTS) {
    for (const [place, of] of Object.entries(where)) {
      paths.set(`list by ${sort}, ${place}`, () => list(of(), random.pick(STATES), `sort=${sort}`, 'limit=100'));
    }
    paths.set(`list by ${sort}, a deep page`, () =>
      list('state=open', `sort=${sort}`, 'limit=100', `cursor=${cursors.get(sort)}`),
    );
    for (const [name, of] of Object.entries(narrow)) {
      paths.set(`list by ${sort}, ${name}`, () =>
        list(random.pick(Object.values(where))(), 'state=open', of(), `sort=${sort}`, 'limit=100'),
      );
    }
  }
  for (const [name, of] of Object.entries(text)) {
    paths.set(`search, ${name}`, () =>
      list(random.pick(STATES), encodeURI(of()), `sort=${random.pick(SORTS)}`, 'limit=100'),
    );
    paths.set(`facets of a search, ${name}`, () => facets('state=open', encodeURI(of())));
  }
  for (const [place, of] of Object.entries(where)) {
    paths.set(`facets, ${place}`, () => facets(of(), random.pick(STATES)));
    for (const [name, by] of Object.entries(narrow))
      paths.set(`facets, ${name}, ${place}`, () => facets(of(), 'state=open', by()));
  }
  const number = () => `VBN-${random.pick(numbers)}`;
  const others = {
    detail: () => `/vulnerabilities/${number()}`,
    'history of one': () => `/vulnerabilities/${number()}/events`,
    'work queue of all': () => '/queue?team=all&limit=200',
    'overview, due': () => list('sort=due', 'state=open', 'decision=none', 'deadline=late,ahead', 'limit=8'),
    'overview, newest': () => list('sort=newest', 'state=open', 'limit=200'),
    'overview, open': () => facets('state=open', 'decision=none'),
    'overview, waiting': () => `/decisions?state=${random.pick(['proposed', 'questioned'])}&limit=20`,
    'decisions that hold': () => '/decisions?state=holds&limit=100',
    projects: () => '/projects?limit=100',
    'projects, searched': () => `/projects?q=${random.below(projects)}&limit=100`,
    'one project': () => `/projects/${random.pick([small(), large()])}`,
    branches: () => `/projects/${random.pick([small(), large()])}/branches?limit=100`,
    'scans of a project': () => `/projects/${random.pick([small(), large()])}/scans?limit=100`,
    'releases of a project': () => `/projects/${random.pick([small(), large()])}/releases?limit=100`,
    'one scan': () => `/scans/${random.pick(scans)}`,
    'components of a scan': () => `/scans/${random.pick(scans)}/components?limit=200`,
    'flaws of components': () =>
      list(
        `project=${random.pick([small(), large()])}`,
        'surface=dependencies',
        'state=open',
        'sort=severity',
        'limit=200',
      ),
    'a rule': () => `/rules/${encodeURIComponent(`code/rule-${random.below(240)}`)}`,
    'an advisory': () => `/rules/CVE-2025-${10_000 + random.below(500)}`,
    'policy of a project': () => `/projects/${small()}/policy`,
    'what a scan is judged by': () => `/projects/${random.pick([small(), large()])}/judgement`,
    status: () => '/status',
  };
  for (const [name, of] of Object.entries(others)) paths.set(name, of);
  const order = shuffled([...paths.keys()], random);
  return {
    paths,
    at: (n) => {
      const name = order[n % order.length];
      return [name, paths.get(name)()];
    },
    async prepare(ask) {
      for (const sort of SORTS) {
        let cursor = '';
        for (let page = 0; page < 20; page += 1) {
          const { body } = await ask(list('state=open', `sort=${sort}`, 'limit=200', cursor && `cursor=${cursor}`));
          cursor = JSON.parse(body).next ?? cursor;
        }
        cursors.set(sort, cursor);
      }
    },
  };
}

function shuffled(list, random) {
  const left = [...list];
  return Array.from(list, () => left.splice(random.below(left.length), 1)[0]);
}
