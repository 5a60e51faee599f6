import type { Operation } from './contract/contract.ts';
import { ERASURE_HANDLERS } from './erasures/erasures.ts';
import { AUDIT_HANDLERS } from './operations/audit-log.ts';
import { OUTBOX_HANDLERS } from './operations/outbox.ts';
import { RECEIVER_HANDLERS } from './operations/receivers.ts';
import { STATUS_HANDLERS } from './operations/status.ts';
import { OVERVIEW_HANDLERS } from './overview/read-overview.ts';
import { PACKAGE_HANDLERS } from './packages/packages.ts';
import { INVITATION_HANDLERS } from './people/invitations.ts';
import { PEOPLE_HANDLERS } from './people/people.ts';
import { PROVIDER_HANDLERS } from './people/providers.ts';
import { SIGN_IN_POLICY_HANDLERS } from './people/sign-in-policy.ts';
import { TOKEN_HANDLERS } from './people/tokens.ts';
import { JUDGEMENT_HANDLERS } from './policy/judgement.ts';
import { MARKING_KEY_HANDLERS } from './policy/marking-key.ts';
import { POLICY_HANDLERS } from './policy/policy.ts';
import { POLICY_PREVIEW_HANDLERS } from './policy/preview/preview-policy.ts';
import { BRANCH_HANDLERS } from './projects/branches.ts';
import { PROJECT_HANDLERS } from './projects/projects.ts';
import { QUEUE_HANDLERS } from './queue/read-queue.ts';
import { TEAM_HANDLERS } from './queue/teams.ts';
import { DEPLOYED_HANDLERS } from './releases/deployed.ts';
import { DEPLOYMENT_HANDLERS } from './releases/deployments.ts';
import { ENVIRONMENT_HANDLERS } from './releases/environments.ts';
import { RELEASE_HANDLERS } from './releases/releases.ts';
import { RETENTION_HANDLERS } from './retention/retention.ts';
import type { Handlers } from './route/call.ts';
import { RULE_HANDLERS } from './rules/read-rule.ts';
import { LIVE_HANDLERS } from './scans/live.ts';
import { SCAN_HANDLERS } from './scans/scans.ts';
import { DOOR_HANDLERS } from './session/doors.ts';
import { GIVE_CODE_HANDLERS } from './session/give-code.ts';
import { GIVE_PASSKEY_HANDLERS } from './session/give-passkey.ts';
import { LINK_HANDLERS } from './session/links.ts';
import { OWN_CODE_HANDLERS } from './session/own-codes.ts';
import { SELF_HANDLERS } from './session/self.ts';
import { SIGN_IN_HANDLERS } from './session/sign-in.ts';
import { SINGLE_SIGN_ON_HANDLERS } from './session/single-sign-on.ts';
import { VERSION_HANDLERS } from './session/version.ts';
import { WAYS_IN_HANDLERS } from './session/ways-in.ts';
import { UPLOAD_HANDLERS } from './uploads/uploads.ts';
import { BULK_HANDLERS } from './views/bulk.ts';
import { EXPORT_HANDLERS } from './views/export.ts';
import { VIEW_HANDLERS } from './views/views.ts';
import { FINGERPRINT_HANDLERS } from './vulnerabilities/by-fingerprint.ts';
import { DECISION_LIST_HANDLERS } from './vulnerabilities/decision-list.ts';
import { DECISION_HANDLERS } from './vulnerabilities/decisions.ts';
import { EVENT_HANDLERS } from './vulnerabilities/events.ts';
import { FACET_HANDLERS } from './vulnerabilities/facets.ts';
import { LIST_HANDLERS } from './vulnerabilities/list.ts';
import { READ_HANDLERS } from './vulnerabilities/read.ts';
import { VEX_HANDLERS } from './vulnerabilities/vex.ts';
import { WITNESS_HANDLERS } from './vulnerabilities/witnesses.ts';

/** A handler for every endpoint of the contract; the compiler refuses one that is missing. */
export const HANDLERS: Handlers<Operation> = {
  ...SIGN_IN_HANDLERS,
  ...LINK_HANDLERS,
  ...SELF_HANDLERS,
  ...VERSION_HANDLERS,
  ...DOOR_HANDLERS,
  ...GIVE_CODE_HANDLERS,
  ...GIVE_PASSKEY_HANDLERS,
  ...SINGLE_SIGN_ON_HANDLERS,
  ...WAYS_IN_HANDLERS,
  ...OWN_CODE_HANDLERS,
  ...PROJECT_HANDLERS,
  ...BRANCH_HANDLERS,
  ...SCAN_HANDLERS,
  ...UPLOAD_HANDLERS,
  ...LIVE_HANDLERS,
  ...LIST_HANDLERS,
  ...FACET_HANDLERS,
  ...READ_HANDLERS,
  ...FINGERPRINT_HANDLERS,
  ...EVENT_HANDLERS,
  ...DECISION_HANDLERS,
  ...WITNESS_HANDLERS,
  ...DECISION_LIST_HANDLERS,
  ...VEX_HANDLERS,
  ...TEAM_HANDLERS,
  ...QUEUE_HANDLERS,
  ...VIEW_HANDLERS,
  ...OVERVIEW_HANDLERS,
  ...PACKAGE_HANDLERS,
  ...BULK_HANDLERS,
  ...EXPORT_HANDLERS,
  ...RULE_HANDLERS,
  ...JUDGEMENT_HANDLERS,
  ...MARKING_KEY_HANDLERS,
  ...POLICY_HANDLERS,
  ...POLICY_PREVIEW_HANDLERS,
  ...RETENTION_HANDLERS,
  ...ERASURE_HANDLERS,
  ...RELEASE_HANDLERS,
  ...DEPLOYED_HANDLERS,
  ...DEPLOYMENT_HANDLERS,
  ...ENVIRONMENT_HANDLERS,
  ...PEOPLE_HANDLERS,
  ...INVITATION_HANDLERS,
  ...TOKEN_HANDLERS,
  ...PROVIDER_HANDLERS,
  ...SIGN_IN_POLICY_HANDLERS,
  ...RECEIVER_HANDLERS,
  ...OUTBOX_HANDLERS,
  ...AUDIT_HANDLERS,
  ...STATUS_HANDLERS,
};
