import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  isRedirect,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { asProblem } from '../client/problem.ts';
import { choiceOfSearch } from '../components/choice.ts';
import { packageChoice } from '../packages/choice.ts';
import { meQuery } from '../session/queries.ts';
import { type Filter, filterOfSearch } from '../vulnerabilities/filter.ts';
import { facetsQuery, listQuery } from '../vulnerabilities/queries.ts';
import { Frame } from './frame.tsx';

const root = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Outlet });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: ({ to }: Record<string, unknown>): { to?: string } => (typeof to === 'string' ? { to } : {}),
  component: lazyRouteComponent(() => import('../session/sign-in.tsx'), 'SignInPage'),
});

const signInBack = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/back',
  component: lazyRouteComponent(() => import('../session/back.tsx'), 'BackPage'),
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  component: lazyRouteComponent(() => import('../session/welcome.tsx'), 'WelcomePage'),
});

/** Everything inside the frame needs a person. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Frame,
  beforeLoad: async ({ context, location }) => {
    try {
      const me = await context.queries.ensureQueryData(meQuery);
      // nothing else can be done before a second proof is set up
      if (me.lacksProof && location.pathname !== '/profile') throw redirect({ to: '/profile', replace: true });
      return { me };
    } catch (error) {
      if (isRedirect(error) || asProblem(error).status !== 401) throw error;
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } });
    }
  },
});

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ to: '/o/$org', params: { org: context.me.organisation.slug }, replace: true });
  },
});

const organisation = createRoute({
  getParentRoute: () => inside,
  path: '/o/$org',
  beforeLoad: ({ context, params }) => {
    if (params.org !== context.me.organisation.slug) throw notFound();
  },
  component: Outlet,
});

const today = createRoute({
  getParentRoute: () => organisation,
  path: '/',
  component: lazyRouteComponent(() => import('../overview/today.tsx'), 'TodayPage'),
});

/** Where the overview was before it was the home page. */
const formerOverview = createRoute({
  getParentRoute: () => organisation,
  path: '/overview',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/o/$org', params: { org: params.org }, replace: true });
  },
});

const projects = createRoute({
  getParentRoute: () => organisation,
  path: '/projects',
  component: lazyRouteComponent(() => import('../projects/overview.tsx'), 'OverviewPage'),
});

/** Asks for the rows while the page's code is still on its way. */
function fetchList(queries: QueryClient, filter: Filter, project?: string): void {
  void queries.prefetchInfiniteQuery(listQuery(filter, project));
  void queries.prefetchQuery(facetsQuery(filter, project));
}

const list = createRoute({
  getParentRoute: () => organisation,
  path: '/v',
  validateSearch: filterOfSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => fetchList(context.queries, deps),
  component: lazyRouteComponent(() => import('../vulnerabilities/list/list.tsx'), 'OrganisationList'),
});

const queue = createRoute({
  getParentRoute: () => organisation,
  path: '/queue',
  validateSearch: ({ team }: Record<string, unknown>): { team?: string } =>
    typeof team === 'string' && /^[a-z0-9][a-z0-9-]{0,62}$/.test(team) ? { team } : {},
  component: lazyRouteComponent(() => import('../queue/queue-page.tsx'), 'QueuePage'),
});

const deployed = createRoute({
  getParentRoute: () => organisation,
  path: '/releases',
  component: lazyRouteComponent(() => import('../releases/releases-page.tsx'), 'ReleasesPage'),
});

const packages = createRoute({
  getParentRoute: () => organisation,
  path: '/components',
  validateSearch: packageChoice,
  component: lazyRouteComponent(() => import('../packages/packages-page.tsx'), 'PackagesPage'),
});

const coverage = createRoute({
  getParentRoute: () => organisation,
  path: '/coverage',
  component: lazyRouteComponent(() => import('../coverage/coverage-page.tsx'), 'CoveragePage'),
});

const project = createRoute({
  getParentRoute: () => organisation,
  path: '/p/$project',
  component: lazyRouteComponent(() => import('../projects/project.tsx'), 'ProjectPage'),
});

const live = createRoute({
  getParentRoute: () => organisation,
  path: '/p/$project/live',
  validateSearch: ({ scan }: Record<string, unknown>): { scan?: string } => (typeof scan === 'string' ? { scan } : {}),
  component: lazyRouteComponent(() => import('../scans/live/live-page.tsx'), 'LivePage'),
});

const projectList = createRoute({
  getParentRoute: () => organisation,
  path: '/p/$project/v',
  validateSearch: filterOfSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps, params }) => fetchList(context.queries, deps, params.project),
  component: lazyRouteComponent(() => import('../vulnerabilities/list/list.tsx'), 'ProjectList'),
});

const components = createRoute({
  getParentRoute: () => organisation,
  path: '/p/$project/components',
  validateSearch: choiceOfSearch,
  component: lazyRouteComponent(() => import('../components/components-page.tsx'), 'ComponentsPage'),
});

const detail = createRoute({
  getParentRoute: () => organisation,
  path: '/p/$project/v/$vulnerability',
  component: lazyRouteComponent(() => import('../vulnerabilities/detail/detail.tsx'), 'DetailPage'),
});

const scan = createRoute({
  getParentRoute: () => organisation,
  path: '/p/$project/s/$scan',
  component: lazyRouteComponent(() => import('../scans/scan.tsx'), 'ScanPage'),
});

const rule = createRoute({
  getParentRoute: () => inside,
  path: '/rules/$',
  component: lazyRouteComponent(() => import('../rules/rule.tsx'), 'RulePage'),
});

const profile = createRoute({
  getParentRoute: () => inside,
  path: '/profile',
  component: lazyRouteComponent(() => import('../profile/profile.tsx'), 'ProfilePage'),
});

const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  component: lazyRouteComponent(() => import('../settings/settings.tsx'), 'SettingsPage'),
});

const settingsHome = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/status', replace: true });
  },
});

const status = createRoute({
  getParentRoute: () => settings,
  path: '/status',
  component: lazyRouteComponent(() => import('../settings/status.tsx'), 'StatusPage'),
});

const people = createRoute({
  getParentRoute: () => settings,
  path: '/people',
  component: lazyRouteComponent(() => import('../settings/people/people.tsx'), 'PeoplePage'),
});

const signInSettings = createRoute({
  getParentRoute: () => settings,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('../settings/sign-in/sign-in.tsx'), 'SignInSettingsPage'),
});

const tokens = createRoute({
  getParentRoute: () => settings,
  path: '/tokens',
  component: lazyRouteComponent(() => import('../settings/tokens/tokens.tsx'), 'TokensPage'),
});

const receivers = createRoute({
  getParentRoute: () => settings,
  path: '/receivers',
  component: lazyRouteComponent(() => import('../settings/receivers/receivers.tsx'), 'ReceiversPage'),
});

const deadLetters = createRoute({
  getParentRoute: () => settings,
  path: '/dead-letters',
  component: lazyRouteComponent(() => import('../settings/dead-letters.tsx'), 'DeadLettersPage'),
});

const policy = createRoute({
  getParentRoute: () => settings,
  path: '/policy',
  validateSearch: ({ project }: Record<string, unknown>): { project?: string } =>
    typeof project === 'string' ? { project } : {},
  component: lazyRouteComponent(() => import('../settings/policy/policy.tsx'), 'PolicyPage'),
});

const editPolicy = createRoute({
  getParentRoute: () => settings,
  path: '/policy/edit',
  validateSearch: ({ project }: Record<string, unknown>): { project?: string } =>
    typeof project === 'string' ? { project } : {},
  component: lazyRouteComponent(() => import('../settings/policy/edit-page.tsx'), 'EditPolicyPage'),
});

const retention = createRoute({
  getParentRoute: () => settings,
  path: '/retention',
  validateSearch: ({ project }: Record<string, unknown>): { project?: string } =>
    typeof project === 'string' ? { project } : {},
  component: lazyRouteComponent(() => import('../settings/retention/retention.tsx'), 'RetentionPage'),
});

const erasures = createRoute({
  getParentRoute: () => settings,
  path: '/erasure',
  component: lazyRouteComponent(() => import('../settings/erasures/erasures.tsx'), 'ErasuresPage'),
});

const environments = createRoute({
  getParentRoute: () => settings,
  path: '/environments',
  component: lazyRouteComponent(() => import('../settings/environments.tsx'), 'EnvironmentsPage'),
});

const audit = createRoute({
  getParentRoute: () => settings,
  path: '/audit',
  component: lazyRouteComponent(() => import('../settings/audit.tsx'), 'AuditPage'),
});

export const routeTree = root.addChildren([
  signIn,
  signInBack,
  welcome,
  inside.addChildren([
    home,
    organisation.addChildren([
      today,
      formerOverview,
      projects,
      list,
      deployed,
      packages,
      coverage,
      queue,
      project,
      live,
      projectList,
      components,
      detail,
      scan,
    ]),
    rule,
    profile,
    settings.addChildren([
      settingsHome,
      status,
      people,
      signInSettings,
      tokens,
      receivers,
      deadLetters,
      policy,
      editPolicy,
      retention,
      erasures,
      environments,
      audit,
    ]),
  ]),
]);
