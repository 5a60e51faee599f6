import { Page } from '../../design/page.tsx';
import { Providers } from './providers.tsx';
import { SignInPolicy } from './sign-in-policy.tsx';

/** How people may sign in, and for whom a password alone is not enough. */
export function SignInSettingsPage() {
  return (
    <Page title="Sign-in" lead="Passwords, passkeys and one-time codes are everybody's own; see the profile.">
      <SignInPolicy />
      <Providers />
    </Page>
  );
}
