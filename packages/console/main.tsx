import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/jetbrains-mono/index.css';
import './design/parts.css';
import './design/tokens.css';
import './design/base.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueryClient } from './client/query-client.ts';
import { Notices } from './design/notice.tsx';
import { theme } from './design/theme.ts';
import { makeRouter } from './shell/router.tsx';

const queries = makeQueryClient(() => {
  const { pathname, href } = router.state.location;
  if (pathname !== '/sign-in' && pathname !== '/welcome')
    void router.navigate({ to: '/sign-in', search: { to: href } });
});
const router = makeRouter(queries);

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      {/* no style element is ever made: the content security policy would refuse it */}
      <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
        <QueryClientProvider client={queries}>
          <Notices>
            <RouterProvider router={router} />
          </Notices>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
