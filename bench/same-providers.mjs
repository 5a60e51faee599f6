// Which of gitleaks' default rules (v8.25 and newer) look for what one of our rules looks for. Its rule for any assigned
// key (generic-api-key) is left out, although ours for assigned values run: that makes the comparison harder for us.
const SAME_PROVIDERS = {
  'age-secret-key': ['age-secret-key'],
  'anthropic-key': ['anthropic-api-key', 'anthropic-admin-api-key'],
  'atlassian-token': ['atlassian-api-token'],
  'aws-access-key': ['aws-access-token'],
  'azure-client-secret': ['azure-ad-client-secret'],
  'basic-authorization': ['curl-auth-header'],
  'bearer-authorization': ['curl-auth-header'],
  'command-line-password': ['curl-auth-user'],
  'databricks-token': ['databricks-api-token'],
  'digitalocean-token': ['digitalocean-access-token', 'digitalocean-pat', 'digitalocean-refresh-token'],
  'discord-bot-token': ['discord-api-token'],
  'facebook-token': ['facebook-access-token', 'facebook-page-access-token'],
  'github-fine-grained-token': ['github-fine-grained-pat'],
  'github-token': ['github-pat', 'github-oauth', 'github-app-token', 'github-refresh-token'],
  'gitlab-token': [
    'gitlab-pat',
    'gitlab-pat-routable',
    'gitlab-cicd-job-token',
    'gitlab-deploy-token',
    'gitlab-feed-token',
    'gitlab-ptt',
    'gitlab-rrt',
    'gitlab-runner-authentication-token',
  ],
  'google-api-key': ['gcp-api-key'],
  'grafana-token': ['grafana-api-key', 'grafana-cloud-api-token', 'grafana-service-account-token'],
  'heroku-key': ['heroku-api-key', 'heroku-api-key-v2'],
  'hugging-face-token': ['huggingface-access-token', 'huggingface-organization-api-token'],
  'json-web-token': ['jwt'],
  'linear-key': ['linear-api-key'],
  'mailchimp-key': ['mailchimp-api-key'],
  'mailgun-key': ['mailgun-private-api-token'],
  'npm-token': ['npm-access-token'],
  'openai-key': ['openai-api-key'],
  'private-key': ['private-key'],
  'pypi-token': ['pypi-upload-token'],
  'rubygems-key': ['rubygems-api-token'],
  'sendgrid-key': ['sendgrid-api-token'],
  'sentry-token': ['sentry-org-token', 'sentry-user-token'],
  'shopify-token': ['shopify-access-token', 'shopify-custom-access-token', 'shopify-private-app-access-token'],
  'slack-token': ['slack-app-token', 'slack-bot-token', 'slack-user-token', 'slack-legacy-token'],
  'slack-webhook': ['slack-webhook-url'],
  'square-token': ['square-access-token'],
  'stripe-live-key': ['stripe-access-token'],
  'telegram-bot-token': ['telegram-bot-api-token'],
  'terraform-cloud-token': ['hashicorp-tf-api-token'],
  'twilio-key': ['twilio-api-key'],
  'vault-token': ['vault-service-token', 'vault-batch-token'],
};

/** The rules of gitleaks for the providers of these rules of ours, and those of ours that it has none for. */
export function sameProviders(ours) {
  const names = ours.map((id) => id.replace(/^secrets\//, ''));
  return {
    theirs: [...new Set(names.flatMap((name) => SAME_PROVIDERS[name] ?? []))].sort(),
    alone: names.filter((name) => SAME_PROVIDERS[name] === undefined),
  };
}
