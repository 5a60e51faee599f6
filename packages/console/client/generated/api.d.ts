// Generated from schemas/openapi-v1.json by client/generate.mjs.
// biome-ignore-all format: generated
// biome-ignore-all lint: generated

export interface paths {
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what, the last first */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole audit log, one entry a line, with the chain of hashes */
        get: operations["exportAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change many; `expected` is the count of the preview */
        post: operations["changeBulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk/{bulk}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undo a change of many, as far as nobody has changed it since */
        post: operations["undoBulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a change of many would change: how many, and the first twenty */
        post: operations["previewBulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Decisions where one may see them, the last made first: proposed, to be looked at again, that hold, or ended */
        get: operations["listDecisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decisions/{decision}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve a proposal of somebody else: it holds from now on */
        post: operations["approveDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decisions/{decision}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that it still holds although what it rests on has changed */
        post: operations["confirmDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decisions/{decision}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a decision before its day */
        post: operations["endDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decisions/{decision}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject a proposal */
        post: operations["rejectDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deployments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What runs where now: by environment, then project, of projects that one may see */
        get: operations["listDeployments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/environments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Environments, by name */
        get: operations["listEnvironments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/environments/{environment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say who can reach an environment */
        put: operations["changeEnvironment"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was erased, the newest first */
        get: operations["listErasures"];
        put?: never;
        /** Erase a project, a person, or a text wherever it stands; it cannot be undone */
        post: operations["erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/erasures/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The list that `vauban restore --erasures` takes, a line each; keep it beside the backups */
        get: operations["exportErasures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/erasures/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an erasure would change or delete; nothing is done */
        post: operations["previewErasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity-providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Providers of single sign-on */
        get: operations["listProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identity-providers/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Name a provider of single sign-on (OpenID Connect), or change one; it is asked what it is first */
        put: operations["putProvider"];
        post?: never;
        /** Remove a provider, the roles that its groups gave, and the sessions that it began */
        delete: operations["removeProvider"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invitations that nobody has used yet */
        get: operations["listInvitations"];
        put?: never;
        /** Invite a person; the link is shown once and ends after seven days */
        post: operations["invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{invitation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Make an invitation useless */
        delete: operations["withdrawInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is asking */
        get: operations["readMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the own name */
        patch: operations["changeMe"];
        trace?: never;
    };
    "/api/v1/me/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A secret for an authenticator app; it counts once a code of it was shown */
        post: operations["beginCodes"];
        /** Ask for no codes any more; the recovery codes are gone too */
        delete: operations["removeCodes"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/codes/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show the first code: from now on one is asked after the password; every other session ends */
        post: operations["confirmCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep the passkey that the browser made */
        post: operations["addPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/passkeys/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a browser needs to make a passkey */
        post: operations["wishPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the own password; every other session ends */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** New recovery codes in place of those before */
        post: operations["freshRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where one is signed in */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of the own sessions */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The own API tokens */
        get: operations["listOwnTokens"];
        put?: never;
        /** Make a token that may at most what its person may */
        post: operations["makeOwnToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/tokens/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke one of the own tokens */
        delete: operations["revokeOwnToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/ways-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How one signs in */
        get: operations["readWaysIn"];
        put?: never;
        /** Begin to link the own account with a provider of single sign-on */
        post: operations["linkProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/ways-in/{identity}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a passkey or a link; the last way in stays */
        delete: operations["removeWayIn"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/one-time-links/{secret}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a one-time link is for; its page is `/welcome#SECRET` */
        get: operations["readLink"];
        put?: never;
        /** Use a one-time link: sets the password and signs in; name and e-mail are needed by the first administrator */
        post: operations["redeemLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What leaves the server: dead letters, waiting and sent, the newest first */
        get: operations["listOutbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbox/{message}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a dead letter again */
        post: operations["retryMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where all projects stand that one may see: what came and went, how old it is, whose it is, how far scans look */
        get: operations["readOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/package-uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has a package: in which version, on which branch or in which release, and what is known against it */
        get: operations["listPackageUses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/packages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Packages by a part of their name, in the last scans of default branches and in what is deployed */
        get: operations["searchPackages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People and their roles, by name */
        get: operations["listPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Erase: name, e-mail and every way to sign in; what they did stays under their id */
        delete: operations["erasePerson"];
        options?: never;
        head?: never;
        /** Rename, lock or unlock; locking ends every session and token */
        patch: operations["changePerson"];
        trace?: never;
    };
    "/api/v1/people/{person}/memberships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a role, for a project or (null) the organisation; replaces the one that was there */
        post: operations["grantRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person}/memberships/{membership}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a role back */
        delete: operations["revokeRole"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person}/password-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A one-time link with which the person sets a new password */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person}/second-proofs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a person's one-time codes and passkeys, when a phone is lost; their sessions end */
        delete: operations["removeSecondProofs"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The policy of projects without their own */
        get: operations["readDefaultPolicy"];
        /** Change the policy of projects without their own */
        put: operations["changeDefaultPolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same of the scans of every project without a policy of its own */
        post: operations["previewDefaultPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Projects that one may see, by slug */
        get: operations["listProjects"];
        put?: never;
        /** Create a project: a repository, or a folder in one */
        post: operations["createProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One project */
        get: operations["readProject"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change name, repository, branch or settings; archive or bring back */
        patch: operations["changeProject"];
        trace?: never;
    };
    "/api/v1/projects/{project}/branches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Branches that were scanned, by name */
        get: operations["listBranches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/fingerprints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which vulnerabilities have these fingerprints (`vauban/1`), with what was decided on them */
        get: operations["findByFingerprint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/judgement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the command judges with: policy, decisions, last commits; has an ETag */
        get: operations["readJudgement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Server-Sent Events of a project: each `data` is a LiveEvent */
        get: operations["watchProject"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/marking-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The key by which a scan marks the values of secrets; null where it cannot be opened */
        get: operations["readMarkingKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The policy that holds for a project */
        get: operations["readPolicy"];
        /** Give a project its own policy; every gate's expression is checked */
        put: operations["changePolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/policy/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What another policy would have said of a project's scans; nothing is changed */
        post: operations["previewPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell how far a scan is; nothing is kept */
        post: operations["sendProgress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Releases of a project, the newest first */
        get: operations["listReleases"];
        put?: never;
        /** Name a release; the same name with the same scan answers the same release */
        post: operations["createRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/releases/{release}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One release */
        get: operations["readRelease"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/releases/{release}/deployments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that a release runs in an environment; what ran there of this project before is retired */
        post: operations["deploy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/releases/{release}/deployments/{environment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Say that a release no longer runs in an environment */
        delete: operations["retire"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long reports of a project are kept */
        get: operations["readRetention"];
        /** Give a project its own retention */
        put: operations["changeRetention"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/retention/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What would go if that held; nothing is deleted */
        post: operations["previewRetention"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/retired-branches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that a branch or a pull request is no more: what was open on it is gone, until it is scanned again */
        post: operations["retireBranch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/scans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Scans of a project, the last recorded first */
        get: operations["listScans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Announce a report; the same key answers the same upload */
        post: operations["createUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{project}/vex": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is known and was decided about components, as OpenVEX 0.2.0 */
        get: operations["exportVex"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What to do, in its order: by due date, then by priority; what will be late within the hours a week */
        get: operations["readQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/receivers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is told of events */
        get: operations["listReceivers"];
        put?: never;
        /** Add a webhook or an e-mail address; the key that signs a webhook is shown once */
        post: operations["createReceiver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/receivers/{receiver}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a receiver and what waits for it */
        delete: operations["removeReceiver"];
        options?: never;
        head?: never;
        /** Rename, choose other events, switch on or off */
        patch: operations["changeReceiver"];
        trace?: never;
    };
    "/api/v1/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long reports of projects without their own retention are kept */
        get: operations["readDefaultRetention"];
        /** Change it for all projects without their own */
        put: operations["changeDefaultRetention"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What would go of all projects without their own; nothing is deleted */
        post: operations["previewDefaultRetention"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/{rule}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a rule or an advisory is about, and how to fix it */
        get: operations["readRule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scans/{scan}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One scan with coverage, gaps and what the server judged otherwise */
        get: operations["readScan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scans/{scan}/components": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Components of a scan, by package URL */
        get: operations["listComponents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scans/{scan}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The report as it was uploaded */
        get: operations["readReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in; sets the session cookie, and `vauban-csrf`, whose value goes into `x-vauban-csrf` of every write */
        post: operations["signIn"];
        /** End this session */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The one-time code that a sign-in asked for with the problem `code-needed` */
        post: operations["giveCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/doors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How one may sign in here, besides a password */
        get: operations["readDoors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with a passkey */
        post: operations["givePasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/passkey/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a browser needs to ask for a passkey */
        post: operations["askPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/single-sign-on": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to sign in at a provider of single sign-on */
        post: operations["beginSingleSignOn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/single-sign-on/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the provider sent the browser back with: signs in, or links the account of who is signed in */
        post: operations["endSingleSignOn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** For whom a password alone is not enough */
        get: operations["readSignInPolicy"];
        /** Say for whom a password alone is not enough; it holds for sessions that run, too */
        put: operations["changeSignInPolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Versions, the age of the advisories, and the store */
        get: operations["readStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Teams by slug; projects are those that one may see */
        get: operations["listTeams"];
        put?: never;
        /** Add a team: people, hours a week, projects */
        post: operations["createTeam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{team}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Write a team anew */
        put: operations["changeTeam"];
        post?: never;
        /** Remove a team; its projects stay */
        delete: operations["removeTeam"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every token of the organisation */
        get: operations["listTokens"];
        put?: never;
        /** Make a token for a machine, which no person owns */
        post: operations["makeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a token */
        delete: operations["revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{upload}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an upload is */
        get: operations["readUpload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        /** How far an upload is, in the header Upload-Offset */
        head: operations["headUpload"];
        /** Send the next bytes; the report is recorded when the last ones are there */
        patch: operations["sendBytes"];
        trace?: never;
    };
    "/api/v1/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this server speaks; a newer command asks here first */
        get: operations["readVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Saved views: own ones and shared ones, by name */
        get: operations["listViews"];
        put?: never;
        /** Save a view, for oneself or for everybody */
        post: operations["createView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views/{view}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove one's own view */
        delete: operations["removeView"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vulnerabilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Vulnerabilities of every project that one may see */
        get: operations["listVulnerabilities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vulnerabilities/{vulnerability}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One vulnerability with its last observation, branches and decisions */
        get: operations["readVulnerability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vulnerabilities/{vulnerability}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide on it, with a reason and an end; who may not decide on its severity proposes */
        post: operations["decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vulnerabilities/{vulnerability}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its history, the last event first */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vulnerabilities/{vulnerability}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that it is the same flaw as another one of its project; undone by a split */
        post: operations["mergeVulnerability"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vulnerabilities/{vulnerability}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that a witness is another flaw; they are never merged again by themselves; undone by a merge */
        post: operations["splitVulnerability"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vulnerabilities/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole list as CSV, or as JSON with one vulnerability a line (`application/x-ndjson`), streamed */
        get: operations["exportVulnerabilities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vulnerabilities/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many there are by each facet; a facet does not narrow itself */
        get: operations["countVulnerabilities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Advisory: {
            aliases: string[];
            cvss: string[];
            dueDate?: string;
            environmentalScore?: number;
            /** @description FIRST's EPSS: the probability of exploitation within 30 days. */
            epss?: {
                date: string;
                percentile: number;
                probability: number;
            } | "unknown";
            /** @description How far exploits have come, and who says so. */
            exploit?: {
                /** @enum {string} */
                level: "attacked" | "functional" | "proof-of-concept" | "unreported" | "unknown";
                source?: string;
            };
            exploited: boolean | "unknown";
            fixedVersions: string[];
            id: string;
            modified?: string;
            published?: string;
            ransomware?: boolean | "unknown";
            score?: number;
            severity: components["schemas"]["Severity"];
            summary: string;
            threatScore?: number;
            urls: string[];
        };
        ApiToken: {
            /** Format: date-time */
            created: string;
            /** Format: date-time */
            ends: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "personal" | "machine";
            name: string;
            project: string | null;
            revoked: string | null;
            role: components["schemas"]["Role"];
            scopes: components["schemas"]["Scope"][];
            used: string | null;
        };
        ApprovalPolicy: {
            /** @description From this severity on a developer proposes and somebody else decides; `none`: always. */
            proposeFrom: components["schemas"]["Severity"];
        };
        AuditEntry: {
            action: string;
            actor: {
                id: string | null;
                kind: string;
                name: string | null;
            };
            /** Format: date-time */
            at: string;
            data: {
                [key: string]: unknown;
            };
            hash: string;
            sequence: number;
            subject: string;
        };
        Branch: {
            /** Format: date-time */
            created: string;
            /** Format: uuid */
            id: string;
            isDefault: boolean;
            lastCommit: string | null;
            lastScan: {
                branch: string | null;
                /** Format: uuid */
                id: string;
                /** Format: date-time */
                recorded: string;
                verdict: components["schemas"]["Verdict"];
            } | null;
            name: string;
            open: number;
            /** @description Of which pull request this is the place. */
            pullRequest: number | null;
            retired: string | null;
        };
        ComponentRef: {
            direct: boolean | "unknown";
            ecosystem: string;
            /** @description Its makers have given this release line up. */
            endOfLife?: {
                cycle: string;
                product: string;
                since?: string;
            };
            /** @description Where the finding is about its licence: what it is and what the policy says of it. */
            licensing?: {
                text: string;
                /** @enum {string} */
                verdict: "review" | "deny";
            };
            name: string;
            /** @description Names from the root to this component: why it is here. */
            path: string[];
            purl: string;
            reachability: string;
            scope: string;
            version: string;
        };
        /** @enum {string} */
        Confidence: "high" | "medium" | "low" | "unknown";
        /** @description What vauban.yaml can say, with every part written out. */
        Configuration: {
            decisions: {
                path?: string;
                reason: string;
                rule: string;
                /** Format: date */
                until: string;
            }[];
            exclude: string[];
            policy: {
                acceptedGaps: {
                    /** @enum {string} */
                    kind: "ignored" | "excluded" | "binary" | "too-big" | "link-outward" | "link" | "special" | "unreadable" | "changed-while-read" | "not-checked-out" | "lfs-pointer" | "submodule" | "too-many-files" | "scanner-died" | "time-out" | "memory-limit" | "output-limit" | "step-limit" | "bad-encoding" | "lockfile-broken" | "lockfile-unsupported" | "lockfile-in-tests" | "manifest-without-lockfile" | "unresolved" | "not-in-registry" | "code-unparsed" | "code-foreign" | "code-in-tests" | "code-unsupported" | "code-budget" | "code-unresolved" | "code-unmodelled" | "advisories-missing" | "advisories-stale" | "advisory-broken" | "kev-missing" | "base-missing" | "shallow-history" | "baseline-broken" | "judgement-missing" | "judgement-kept" | "tool-failed" | "entry-unreadable" | "scope-not-stated" | "nothing-looked-at" | "surface-not-selected";
                    path?: string;
                    reason: string;
                    /** Format: date */
                    until: string;
                }[];
                advisoriesMaxAgeDays: number;
                gaps: {
                    [key: string]: "blocking" | "counted";
                };
                gates: {
                    name: string;
                    says: string;
                    when: string;
                }[];
                inFile: {
                    /** @enum {string} */
                    below: "critical" | "high" | "medium" | "low" | "none";
                    neverSurfaces: components["schemas"]["Surface"][];
                };
                licences?: components["schemas"]["LicencePolicy"];
                priority?: components["schemas"]["PriorityFormula"];
                stakes?: components["schemas"]["Stakes"];
            };
            projects: {
                name: string;
                owner?: string;
                path: string;
            }[];
            /** @constant */
            version: 1;
            vex?: {
                file: string;
                reason: string;
                /** Format: date */
                until: string;
            }[];
        };
        /** @description What was looked at, with what, and every gap. */
        Coverage: {
            data: {
                ecosystems?: string[];
                /** @enum {string} */
                name: "advisories" | "kev" | "epss" | "end-of-life";
                newest: string | null;
                revision: string | null;
            }[];
            files: {
                bytes: number;
                looked: number;
            };
            gaps: components["schemas"]["Gap"][];
            scanners: {
                id: string;
                ruleCount: number;
                rules: string;
                surface: components["schemas"]["Surface"];
                version: string;
            }[];
            scope: {
                exclude: string[];
                include: string[];
                paths: string[];
                surfaces: components["schemas"]["Surface"][];
            };
        };
        /**
         * @description none: no rule asks for anything, which is not the same as late.
         * @enum {string}
         */
        DeadlineKind: "none" | "paused" | "ahead" | "late";
        DeadlinePolicy: {
            calendar: {
                holidays: string[];
                /** @description 1 Monday to 7 Sunday. */
                workingDays: number[];
            };
            /** @description The first that fits holds; where none fits there is no deadline. */
            rules: {
                /** @description Working days of the calendar. */
                days: number;
                name: string;
                when: {
                    environments?: string[];
                    /** @constant */
                    exploited?: true;
                    exposures?: ("internet" | "internal" | "unknown")[];
                    severities?: components["schemas"]["Severity"][];
                };
            }[];
        };
        Decision: {
            /** @description Of a proposal. */
            approvedBy: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            ended: string | null;
            endedReason: string | null;
            holds: boolean;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["DecisionKind"];
            /** Format: date-time */
            made: string;
            madeBy: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** @description What it rests on has changed since; look again. */
            questioned: {
                /** Format: date-time */
                at: string;
                why: string;
            } | null;
            reason: string;
            /**
             * @description A proposal holds once it is approved.
             * @enum {string}
             */
            state: "proposed" | "made" | "rejected";
            /**
             * Format: date
             * @description The last day on which it holds.
             */
            until: string;
        };
        /**
         * @description deferred: the clock of its deadline stands still until the end.
         * @enum {string}
         */
        DecisionKind: "accepted" | "false-positive" | "wont-fix" | "mitigated" | "deferred";
        Environment: {
            /** Format: date-time */
            created: string;
            exposure: components["schemas"]["Exposure"];
            name: string;
        };
        /** @description What stays of what was erased: that it was, by whom and why. */
        Erasure: {
            done: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "person" | "project" | "text";
            /** Format: date-time */
            made: string;
            madeBy: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            reason: string;
            /**
             * @description running: reports are still written anew; failed: say it again, what is done is done.
             * @enum {string}
             */
            state: "running" | "done" | "failed";
            /** @description The id that the person or the project had. */
            subject: string | null;
            /** @description How many rows of each table, and `reports`: how many files. */
            told: {
                [key: string]: number;
            };
        };
        /** @enum {string} */
        Exploited: "yes" | "no" | "unknown";
        /** @enum {string} */
        Exposure: "internet" | "internal" | "none" | "unknown";
        Facet: {
            count: number;
            value: string;
        }[];
        Facets: {
            deadline: components["schemas"]["Facet"];
            decision: components["schemas"]["Facet"];
            /** @description False: counted up to a bound, there are more. */
            exact: boolean;
            exploited: components["schemas"]["Facet"];
            owner: components["schemas"]["Facet"];
            priority: components["schemas"]["Facet"];
            project: components["schemas"]["Facet"];
            rule: components["schemas"]["Facet"];
            scanner: components["schemas"]["Facet"];
            severity: components["schemas"]["Facet"];
            state: components["schemas"]["Facet"];
            surface: components["schemas"]["Facet"];
            total: number;
        };
        Fix: {
            edits?: {
                endColumn: number;
                endLine: number;
                path: string;
                replacement: string;
                startColumn: number;
                startLine: number;
            }[];
            fixedVersions?: string[];
            safe: boolean;
            summary: string;
        };
        /** @description Something that was not looked at, and why. */
        Gap: {
            accepted?: {
                reason: string;
                until: string;
            };
            /** @enum {string} */
            class: "blocking" | "counted";
            count?: number;
            /** @enum {string} */
            kind: "ignored" | "excluded" | "binary" | "too-big" | "link-outward" | "link" | "special" | "unreadable" | "changed-while-read" | "not-checked-out" | "lfs-pointer" | "submodule" | "too-many-files" | "scanner-died" | "time-out" | "memory-limit" | "output-limit" | "step-limit" | "bad-encoding" | "lockfile-broken" | "lockfile-unsupported" | "lockfile-in-tests" | "manifest-without-lockfile" | "unresolved" | "not-in-registry" | "code-unparsed" | "code-foreign" | "code-in-tests" | "code-unsupported" | "code-budget" | "code-unresolved" | "code-unmodelled" | "advisories-missing" | "advisories-stale" | "advisory-broken" | "kev-missing" | "base-missing" | "shallow-history" | "baseline-broken" | "judgement-missing" | "judgement-kept" | "tool-failed" | "entry-unreadable" | "scope-not-stated" | "nothing-looked-at" | "surface-not-selected";
            message: string;
            path?: string;
            pattern?: string;
            scanner?: string;
            surface?: components["schemas"]["Surface"];
        };
        IdentityProvider: {
            active: boolean;
            clientId: string;
            /** Format: date-time */
            created: string;
            /** @description Set by the server's environment, and changed only there. */
            fromEnvironment: boolean;
            groupsClaim: string;
            hasSecret: boolean;
            /** Format: uuid */
            id: string;
            /**
             * Format: uri
             * @description As the provider names itself: `https://login.example.org/realms/acme`.
             */
            issuer: string;
            mapping: {
                group: string;
                project: string | null;
                role: components["schemas"]["Role"];
            }[];
            name: string;
            /** @enum {string} */
            proofs: "one" | "two";
            /** @description Small letters, digits and dash. */
            provider: string;
            /** @description What the provider must allow as the address to come back to. */
            redirect: string;
            scopes: string[];
            sessionHours: number;
            trustedDomains: string[];
        };
        Invitation: {
            /** Format: date-time */
            ends: string;
            /** Format: uuid */
            id: string;
            /** @description Shown once. */
            link: string;
            /** Format: uuid */
            person: string;
        };
        Judgement: {
            decisions: {
                commit: string | null;
                /** @constant */
                exploited?: true;
                fingerprint: string;
                /**
                 * @description All but a false positive are acceptances; the reason says which.
                 * @enum {string}
                 */
                kind: "accepted" | "false-positive";
                number: number;
                reason: string;
                scheme: string;
                /** Format: date */
                until: string;
            }[];
            /** @description While it is the same, so is the document; it is the ETag. */
            digest: string;
            /** @description Where something was seen last: the report says of each whether it is an ancestor. */
            lastCommits: string[];
            /** Format: date-time */
            made: string;
            /** @description Null: what the repository says holds. */
            policy: components["schemas"]["Configuration"] | null;
            policyDigest: string | null;
            /** @constant */
            schema: "vauban.judgement/1.0";
            /** @description Of the server's policy; 0 without one. */
            version: number;
        };
        /** @description By SPDX; it counts from the next scan on. */
        LicencePolicy: {
            allow?: string[];
            deny?: string[];
            known?: {
                licence: string;
                package: string;
                reason: string;
            }[];
            /** @enum {string} */
            others?: "allow" | "review" | "deny";
            review?: string[];
        };
        ListedApiToken: {
            /** Format: date-time */
            created: string;
            /** Format: date-time */
            ends: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "personal" | "machine";
            name: string;
            person: string | null;
            project: string | null;
            revoked: string | null;
            role: components["schemas"]["Role"];
            scopes: components["schemas"]["Scope"][];
            used: string | null;
        };
        ListedDecision: {
            /** @description Of a proposal. */
            approvedBy: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            ended: string | null;
            endedReason: string | null;
            holds: boolean;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["DecisionKind"];
            /** Format: date-time */
            made: string;
            madeBy: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** @description Small letters, digits, dot, dash and underscore. */
            project: string;
            /** @description What it rests on has changed since; look again. */
            questioned: {
                /** Format: date-time */
                at: string;
                why: string;
            } | null;
            reason: string;
            severity: components["schemas"]["Severity"];
            /**
             * @description A proposal holds once it is approved.
             * @enum {string}
             */
            state: "proposed" | "made" | "rejected";
            title: string;
            /**
             * Format: date
             * @description The last day on which it holds.
             */
            until: string;
            vulnerability: string;
        };
        LiveEvent: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            kind: "progress" | "recorded" | "decided";
            progress?: components["schemas"]["Progress"];
            /** Format: uuid */
            scan?: string;
            verdict?: components["schemas"]["Verdict"];
            vulnerability?: string;
        };
        /** @description Lines and columns count from 1, columns in UTF-16 units; ends are exclusive. */
        Location: {
            column?: number;
            endColumn?: number;
            endLine?: number;
            line?: number;
            message?: string;
            path: string;
            snippet?: string;
        };
        MadeApiToken: {
            /** Format: date-time */
            created: string;
            /** Format: date-time */
            ends: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "personal" | "machine";
            name: string;
            project: string | null;
            revoked: string | null;
            role: components["schemas"]["Role"];
            scopes: components["schemas"]["Scope"][];
            /** @description `vbn_…`, shown once. */
            secret: string;
            used: string | null;
        };
        MadeReceiver: {
            active: boolean;
            address: string;
            /** Format: date-time */
            created: string;
            /** @description Kinds of events; `*` is every kind. */
            events: string[];
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "webhook" | "mail";
            name: string;
            /** @description Shown once; null for mail. */
            secret: string | null;
        };
        /** @description The organisation's key, under which values of secrets become marks. */
        MarkingKey: {
            /** @description Stands before each mark, so that marks of two keys are never compared. */
            id: string;
            /**
             * Format: base64
             * @description 32 bytes. It is kept nowhere outside the server.
             */
            key: string;
        };
        Me: {
            email: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "person" | "token";
            /** @description One proof is not enough for the own roles: set up codes or a passkey first. */
            lacksProof: boolean;
            /** @description Actions that are allowed on the organisation or somewhere in it. */
            may: string[];
            name: string;
            organisation: {
                /** Format: uuid */
                id: string;
                name: string;
                slug: string;
            };
            /** @description A null project is the whole organisation. */
            roles: {
                project: string | null;
                role: components["schemas"]["Role"];
            }[];
            /** @description A token's; null for a person. */
            scopes: components["schemas"]["Scope"][] | null;
        };
        Observation: {
            advisory?: components["schemas"]["Advisory"];
            component?: components["schemas"]["ComponentRef"];
            confidence?: components["schemas"]["Confidence"];
            cwe?: string[];
            fix?: components["schemas"]["Fix"];
            flow?: components["schemas"]["Location"][];
            location?: components["schemas"]["Location"];
            message: string;
            priority?: {
                /** @description What published decision tables say: SSVC and CISA BOD 26-04. */
                decisions?: components["schemas"]["TableAnswer"][];
                level: components["schemas"]["PriorityLevel"];
                score: number;
                terms: {
                    points: number;
                    reason: string;
                    term: string;
                }[];
            };
            related?: components["schemas"]["Location"][];
            scanner?: string;
        } & {
            [key: string]: unknown;
        };
        OneTimeLink: {
            /** Format: date-time */
            ends: string;
            /** @description Shown once. */
            link: string;
        };
        OutboxMessage: {
            attempts: number;
            /** Format: date-time */
            created: string;
            event: number | null;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            nextAt: string;
            problem: string | null;
            receiver: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            sent: string | null;
            /** @enum {string} */
            state: "waiting" | "sent" | "dead";
        };
        Overview: {
            /** @description Open and undecided by days since first seen: at most so many; null: more. */
            ages: {
                /** @description Counts by severity; absent is none. */
                bySeverity: {
                    [key: string]: number;
                };
                days: number | null;
            }[];
            /**
             * Format: date-time
             * @description When it was counted; large records are not counted for every reader.
             */
            asOf: string;
            coverage: {
                /** @description Last scan saw all that it was asked to. */
                complete: number;
                /** @description Last scan has gaps that leave its verdict open. */
                incomplete: number;
                never: number;
                /** @description Last scan is older than thirty days, complete or not. */
                old: number;
                projects: number;
                /** @description The first two hundred: never scanned, old, with gaps. */
                worst: {
                    gaps: number;
                    name: string;
                    project: string;
                    recorded: string | null;
                    scan: string | null;
                    /** @enum {string} */
                    why: "never" | "old" | "incomplete";
                }[];
            };
            /** @description By when they are to be gone. */
            due: {
                open: number;
                /** @enum {string} */
                when: "late" | "week" | "month" | "later" | "paused" | "none";
            }[];
            open: {
                /** @description Counts by severity; absent is none. */
                bySeverity: {
                    [key: string]: number;
                };
                exploited: number;
                now: number;
                total: number;
            };
            /** @description Those who own the most; null is nobody, and always there. */
            owners: {
                /** @description Open and undecided. */
                open: number;
                owner: string | null;
                /** @description Of these critical, high or unknown. */
                severe: number;
            }[];
            packages: {
                /** @description Open and undecided. */
                open: number;
                purl: string;
                /** @description Of these critical, high or unknown. */
                severe: number;
            }[];
            projects: {
                name: string;
                /** @description Open and undecided. */
                open: number;
                project: string;
                /** @description Of these critical, high or unknown. */
                severe: number;
            }[];
            /** @description Since then; when it is old, it is being counted anew: ask again. */
            secondsOld: number;
            teams: {
                name: string;
                /** @description Open and undecided. */
                open: number;
                /** @description Of these critical, high or unknown. */
                severe: number;
                team: string;
            }[];
            /** @description What scans of default branches did, the last thirteen weeks, this one last. */
            weeks: {
                /** @description Proved to be gone, or withdrawn. */
                closed: number;
                /** @description Seen for the first time, or again. */
                opened: number;
                scans: number;
                /**
                 * Format: date
                 * @description Its Monday.
                 */
                week: string;
            }[];
            withoutTeam: {
                /** @description Open and undecided. */
                open: number;
                /** @description Of these critical, high or unknown. */
                severe: number;
            };
        };
        PackageFound: {
            ecosystem: string;
            name: string;
            open: number;
            projects: number;
            versions: number;
        };
        PackageUse: {
            branch: string | null;
            /** @description Null: nobody knows. */
            direct: boolean | null;
            /** @description Where that release runs. */
            environments: string[];
            path: string;
            project: string;
            projectName: string;
            purl: string;
            release: string | null;
            scan: string;
            scope: string;
            version: string;
        };
        Person: {
            /** Format: date-time */
            created: string;
            email: string | null;
            hasPassword: boolean;
            /** Format: uuid */
            id: string;
            memberships: {
                /** Format: date-time */
                created: string;
                /** Format: uuid */
                id: string;
                project: string | null;
                role: components["schemas"]["Role"];
            }[];
            name: string;
            seen: string | null;
            /** @enum {string} */
            state: "active" | "locked" | "erased";
        };
        Policy: {
            approval: components["schemas"]["ApprovalPolicy"];
            /** @description By when something is to be gone. */
            deadlines: components["schemas"]["DeadlinePolicy"];
            digest: string;
            document: components["schemas"]["Configuration"];
            made: string | null;
            madeBy: string | null;
            /**
             * @description `repository`: the server has none; what vauban.yaml says, else the built-in one, holds.
             * @enum {string}
             */
            origin: "repository" | "organisation" | "project";
            /** @description What to send as `version` when one changes it here. */
            replaces: number;
            /** @description 0: the server has none. */
            version: number;
        };
        /** @description What a policy would have said of the scans of the last days. */
        PolicyPreview: {
            /** @description The verdicts by the policy that was sent, with the same decisions. */
            after: components["schemas"]["VerdictTally"];
            /** @description The verdicts by the policy that holds now, with the decisions of today. */
            before: components["schemas"]["VerdictTally"];
            /** @description Scans whose verdict would be another, the newest first; at most 100. */
            changed: {
                after: components["schemas"]["Verdict"];
                before: components["schemas"]["Verdict"];
                branch: string | null;
                commit: string | null;
                project: string;
                pullRequest: number | null;
                /** @description Why the policy that was sent judges so. */
                reasons: string[];
                /** Format: date-time */
                recorded: string;
                /** Format: uuid */
                scan: string;
            }[];
            changedInAll: number;
            /** @description Findings that would fail other gates than they do; those of most scans first; at most 100. */
            findings: {
                gatesAfter: string[];
                gatesBefore: string[];
                id: string;
                line: number | null;
                path: string;
                rule: string;
                /** @description How many of the scans had it. */
                scans: number;
                severity: components["schemas"]["Severity"];
                surface: components["schemas"]["Surface"];
                title: string;
            }[];
            findingsInAll: number;
            /** @description Scans that were judged again. */
            looked: number;
            /** @description Scans of those days that were not judged again, and why; empty: all were. */
            notLooked: {
                scans: number;
                why: string;
            }[];
            /** Format: date-time */
            since: string;
        };
        /** @description What adds how many points to a priority, and where its levels begin. */
        PriorityFormula: {
            confidence: {
                [key: string]: number;
            };
            endOfLife: number;
            epss: {
                bands: {
                    from: number;
                    points: number;
                }[];
                unknown: number;
            };
            exploit: {
                [key: string]: number;
            };
            exploited: {
                no: number;
                unknown: number;
                yes: number;
            };
            fixAvailable: number;
            levels: {
                next: number;
                now: number;
            };
            novelty: number;
            ransomware: number;
            reachability: {
                [key: string]: number;
            };
            scope: {
                [key: string]: number;
            };
            scoreWithinSeverity: number;
            severity: {
                [key: string]: number;
            };
            surface: {
                [key: string]: number;
            };
        };
        /** @enum {string} */
        PriorityLevel: "now" | "next" | "later" | "unknown";
        Problem: {
            /** @description One sentence, with a way out where there is one. */
            detail?: string;
            /** @description What is wrong with the request, place by place. */
            errors?: {
                at: string;
                problem: string;
            }[];
            /** @description The request id; it stands in the log. */
            instance?: string;
            status: number;
            title: string;
            /** @description `urn:vauban:problem:<code>`, stable. */
            type: string;
        } & {
            [key: string]: unknown;
        };
        Progress: {
            /** @default null */
            branch?: string | null;
            done: number;
            message?: string;
            /** @enum {string} */
            phase: "collect" | "read" | "conclude" | "judge" | "upload" | "recorded" | "failed";
            /** @description The id that the command gave the scan. */
            scan: string;
            total: number | null;
        };
        Project: {
            archived: string | null;
            /** Format: date-time */
            created: string;
            defaultBranch: string | null;
            /** Format: uuid */
            id: string;
            lastScan: {
                branch: string | null;
                /** Format: uuid */
                id: string;
                /** Format: date-time */
                recorded: string;
                verdict: components["schemas"]["Verdict"];
            } | null;
            /** @description Actions that the asker may do on this project. */
            may: string[];
            name: string;
            /** @description Open vulnerabilities by severity. */
            open: {
                [key: string]: number;
            };
            path: string;
            repository: string | null;
            slug: string;
            /** @enum {string} */
            snippets: "on" | "off";
        };
        Receiver: {
            active: boolean;
            address: string;
            /** Format: date-time */
            created: string;
            /** @description Kinds of events; `*` is every kind. */
            events: string[];
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "webhook" | "mail";
            name: string;
        };
        RecoveryCodes: {
            /** @description Shown once; each works once. */
            recoveryCodes: string[];
        };
        Release: {
            commit: string | null;
            /** Format: date-time */
            created: string;
            /** @description Live ones first. */
            deployments: {
                /** Format: date-time */
                deployed: string;
                environment: string;
                exposure: components["schemas"]["Exposure"];
                retired: string | null;
            }[];
            /** Format: uuid */
            id: string;
            name: string;
            /** @description The scan that says what it is made of. */
            scan: string | null;
        };
        /** @description Never deleted by it: scans with their coverage, vulnerabilities, events, decisions, the audit log, and the report of a scan that is the last of a branch or that a release was made of. */
        Retention: {
            /** @description How long what a scan was made of is kept as a list; null: for ever. */
            componentDays: number | null;
            made: string | null;
            madeBy: string | null;
            /** @enum {string} */
            origin: "built-in" | "organisation" | "project";
            /** @description How long the report of a scan is kept whole; null: for ever. */
            reportDays: number | null;
            /** @description What to send as `version` when one changes it here; 0: nothing is said here. */
            version: number;
        };
        RetentionEffect: {
            /** @description Scans that would lose the list of what they were made of. */
            components: number;
            /** @description Old scans that would keep both, as a branch or a release stands on them. */
            kept: number;
            /** @description Scans that would lose their report. */
            reports: number;
        };
        /** @enum {string} */
        Role: "viewer" | "developer" | "security" | "administrator";
        RulePage: {
            advisory: components["schemas"]["Advisory"] | null;
            cwe: string[];
            formerly: string[];
            /** @description Markdown. */
            help: string;
            id: string;
            /** @description Open vulnerabilities that it found, where one may see. */
            open: number;
            severity: components["schemas"]["Severity"];
            surface: components["schemas"]["Surface"];
            title: string;
        };
        Runs: {
            commit: string | null;
            /** Format: date-time */
            deployed: string;
            environment: string;
            exposure: components["schemas"]["Exposure"];
            /** @description By severity, what that scan found; null: it was not scanned. */
            found: {
                [key: string]: number;
            } | null;
            /** @description Small letters, digits, dot, dash and underscore. */
            project: string;
            projectName: string;
            release: string;
            /** @description The scan that says what it is made of. */
            scan: string | null;
            scanned: string | null;
            /** @description By severity, what became known of it since. */
            since: {
                [key: string]: number;
            };
            verdict: components["schemas"]["Verdict"] | null;
        };
        Scan: {
            branch: string | null;
            commit: string | null;
            complete: boolean;
            counts: {
                [key: string]: unknown;
            };
            durationMs: number;
            /** Format: uuid */
            id: string;
            project: string;
            pullRequest: number | null;
            /** Format: date-time */
            recorded: string;
            release: string | null;
            /** @description As the server judged the same report. */
            serverVerdict: components["schemas"]["Verdict"];
            /** Format: date-time */
            started: string;
            tool: string;
            /** @description As the command judged. */
            verdict: components["schemas"]["Verdict"];
        };
        ScanComponent: {
            direct: boolean | null;
            ecosystem: string;
            name: string;
            /** @description The lockfile. */
            path: string;
            purl: string;
            scope: string;
            version: string;
        };
        /**
         * @description What a token may be used for.
         * @enum {string}
         */
        Scope: "read" | "scan" | "release" | "decide" | "administer";
        /**
         * @description unknown is never treated as low.
         * @enum {string}
         */
        Severity: "critical" | "high" | "unknown" | "medium" | "low" | "none";
        SignInPolicy: {
            /** @description From this role on a password alone is not enough; null: nobody is asked. */
            twoProofsFrom: components["schemas"]["Role"] | null;
        };
        /** @description What decision tables ask about the target; absent is unknown. */
        Stakes: {
            /** @enum {string} */
            exposure?: "small" | "controlled" | "open";
            /** @enum {string} */
            humanImpact?: "low" | "medium" | "high" | "very high";
            /** @enum {string} */
            missionImpact?: "low" | "medium" | "high";
        };
        /** @enum {string} */
        Surface: "code" | "secrets" | "dependencies" | "infrastructure" | "images" | "pipelines" | "web";
        TableAnswer: {
            outcome: string;
            possible: string[];
            table: string;
            unknown: string[];
        };
        Team: {
            /** @description Stated hours for this kind of work, of all together. */
            hoursPerWeek: number;
            members: {
                /** Format: uuid */
                id: string;
                name: string;
            }[];
            name: string;
            projects: string[];
            slug: string;
            /** @description Taken for an item whose hours nobody knows. */
            usualHours: number;
        };
        Upload: {
            /** Format: date-time */
            created: string;
            /** Format: uuid */
            id: string;
            /** @description Bytes that are kept; go on from here. */
            offset: number;
            problem: {
                detail?: string;
                title: string;
                type: string;
            } | null;
            project: string;
            scan: string | null;
            /** @enum {string} */
            state: "receiving" | "received" | "recording" | "recorded" | "refused";
            total: number;
        };
        /** @enum {string} */
        Verdict: "pass" | "fail" | "unproven";
        VerdictTally: {
            fail: number;
            pass: number;
            unproven: number;
        };
        View: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            made: string;
            madeBy: string | null;
            mine: boolean;
            name: string;
            /** @description As the list has it in its address, without `?`. */
            query: string;
            /** @description Everybody sees it. */
            shared: boolean;
        };
        Vulnerability: {
            /** @description Package URL. */
            component: string | null;
            confidence: components["schemas"]["Confidence"];
            deadline: {
                due: string | null;
                kind: components["schemas"]["DeadlineKind"];
                /** @description Name of the rule that asks for it. */
                rule: string | null;
            };
            decision: components["schemas"]["DecisionKind"] | null;
            exploited: components["schemas"]["Exploited"];
            /** Format: date-time */
            firstSeen: string;
            /** @description `VBN-123` */
            id: string;
            /** Format: date-time */
            lastSeen: string;
            line: number | null;
            owner: string | null;
            path: string;
            priority: {
                level: components["schemas"]["PriorityLevel"];
                score: number;
            };
            project: string;
            rule: string;
            /** @description Who saw it first; `import:TOOL` for foreign reports. */
            scanner: string;
            severity: components["schemas"]["Severity"];
            state: components["schemas"]["VulnerabilityState"];
            surface: components["schemas"]["Surface"];
            title: string;
            /** @description How many findings of other scanners are the same flaw. */
            witnesses: number;
        };
        VulnerabilityEvent: {
            actor: {
                id: string | null;
                /** @enum {string} */
                kind: "person" | "token" | "scan" | "watch" | "system";
                name: string | null;
            };
            /** Format: date-time */
            at: string;
            branch: string | null;
            data: {
                [key: string]: unknown;
            };
            kind: string;
            /** @description One sentence for people. */
            says: string;
            scan: string | null;
            sequence: number;
        };
        VulnerabilityOnBranch: {
            branch: string;
            /** Format: uuid */
            firstScan: string;
            goneScan: string | null;
            lastSeenCommit: string | null;
            /** Format: uuid */
            lastSeenScan: string;
            state: components["schemas"]["VulnerabilityState"];
        };
        /** @enum {string} */
        VulnerabilityState: "open" | "gone" | "withdrawn";
        WaysIn: {
            /** @description Whether one proof is not enough for the own roles. */
            asksTwo: boolean;
            /** @description Null: no one-time codes are asked. */
            codes: {
                recoveryCodesLeft: number;
                /** Format: date-time */
                since: string;
                used: string | null;
            } | null;
            /** @description False where the server has no host name with TLS. */
            mayHavePasskeys: boolean;
            passkeys: {
                /** Format: date-time */
                created: string;
                /** Format: uuid */
                id: string;
                name: string;
                synced: boolean;
                used: string | null;
            }[];
            password: boolean;
            /** @description Single sign-on, linked or not. */
            providers: {
                linked: {
                    /** Format: date-time */
                    created: string;
                    /** Format: uuid */
                    id: string;
                    used: string | null;
                } | null;
                name: string;
                /** @description Small letters, digits and dash. */
                provider: string;
            }[];
        };
        /** @description As `navigator.credentials` takes and gives it, in JSON. */
        WebAuthn: {
            [key: string]: unknown;
        };
        WhatToErase: {
            /** @constant */
            kind: "project";
            /** @description Small letters, digits, dot, dash and underscore. */
            project: string;
        } | {
            /** @constant */
            kind: "person";
            /** Format: uuid */
            person: string;
        } | {
            /** @constant */
            kind: "text";
            /** @description Exactly as it stands, for example a secret that leaked. It is kept nowhere and never logged. */
            text: string;
        };
        WholeScan: {
            branch: string | null;
            commit: string | null;
            complete: boolean;
            components: number;
            counts: {
                [key: string]: unknown;
            };
            coverage: components["schemas"]["Coverage"];
            /** @description What the server's judgement says otherwise. */
            differences: string[];
            dirty: boolean | null;
            durationMs: number;
            /** Format: uuid */
            id: string;
            policy: {
                changes: string[];
                digest: string;
                origin: string;
            };
            project: string;
            pullRequest: number | null;
            reasons: {
                cause: string;
                count: number;
                message: string;
                /** @enum {string} */
                verdict: "fail" | "unproven";
            }[];
            /** Format: date-time */
            recorded: string;
            release: string | null;
            repository: string | null;
            root: string;
            /** @description As the server judged the same report. */
            serverVerdict: components["schemas"]["Verdict"];
            shallow: boolean;
            /** Format: date-time */
            started: string;
            tool: string;
            /** @description As the command judged. */
            verdict: components["schemas"]["Verdict"];
        };
        WholeVulnerability: {
            /** @description Of all its witnesses together. */
            branches: components["schemas"]["VulnerabilityOnBranch"][];
            /** @description Package URL. */
            component: string | null;
            confidence: components["schemas"]["Confidence"];
            deadline: {
                due: string | null;
                kind: components["schemas"]["DeadlineKind"];
                /** @description Working days; negative when late. */
                left: number | null;
                reason: string | null;
                /** @description Name of the rule that asks for it. */
                rule: string | null;
                since: string | null;
            };
            decision: components["schemas"]["DecisionKind"] | null;
            /** @description The last made first. */
            decisions: components["schemas"]["Decision"][];
            exploited: components["schemas"]["Exploited"];
            fingerprint: string;
            /** Format: date-time */
            firstSeen: string;
            /** @description `VBN-123` */
            id: string;
            /** Format: date-time */
            lastSeen: string;
            line: number | null;
            may: string[];
            /** @description Split from it by a person, never merged again by itself. */
            notTheSame: string[];
            observation: components["schemas"]["Observation"];
            owner: string | null;
            path: string;
            priority: {
                level: components["schemas"]["PriorityLevel"];
                score: number;
            };
            project: string;
            rule: string;
            /** @description Who saw it first; `import:TOOL` for foreign reports. */
            scanner: string;
            scheme: string;
            severity: components["schemas"]["Severity"];
            state: components["schemas"]["VulnerabilityState"];
            surface: components["schemas"]["Surface"];
            title: string;
            /** @description Findings of other scanners that are the same flaw. */
            witnessed: components["schemas"]["Witness"][];
            /** @description How many findings of other scanners are the same flaw. */
            witnesses: number;
            /** @description It is a witness of this one: show that instead. */
            witnessOf: string | null;
        };
        Witness: {
            /** @description Its own number, by which it is split. */
            id: string;
            line: number | null;
            path: string;
            /** @description Why it was taken for the same flaw. */
            reasons: string[];
            rule: string;
            scanner: string;
            /** @description 0 to 100; null: a person merged it. */
            score: number | null;
            severity: components["schemas"]["Severity"];
            /** Format: date-time */
            since: string;
            state: components["schemas"]["VulnerabilityState"];
            title: string;
        };
        WorkItem: {
            /** @description Package URL. */
            component: string | null;
            confidence: components["schemas"]["Confidence"];
            deadline: {
                due: string | null;
                kind: components["schemas"]["DeadlineKind"];
                /** @description Name of the rule that asks for it. */
                rule: string | null;
            };
            decision: components["schemas"]["DecisionKind"] | null;
            /** @description Null: not within a year. */
            doneInWeeks: number | null;
            exploited: components["schemas"]["Exploited"];
            /** Format: date-time */
            firstSeen: string;
            /** @description `VBN-123` */
            id: string;
            /** Format: date-time */
            lastSeen: string;
            line: number | null;
            owner: string | null;
            path: string;
            priority: {
                level: components["schemas"]["PriorityLevel"];
                score: number;
            };
            project: string;
            rule: string;
            /** @description Who saw it first; `import:TOOL` for foreign reports. */
            scanner: string;
            severity: components["schemas"]["Severity"];
            state: components["schemas"]["VulnerabilityState"];
            surface: components["schemas"]["Surface"];
            /** @description Why its priority is what it is. */
            terms: {
                points: number;
                reason: string;
                term: string;
            }[];
            title: string;
            willBeLate: boolean;
            /** @description How many findings of other scanners are the same flaw. */
            witnesses: number;
        };
        WorkQueue: {
            hoursPerWeek: number;
            items: components["schemas"]["WorkItem"][];
            late: number;
            /** @description Open and undecided, all in all. */
            open: number;
            /** @description How many of them, the first, were planned. */
            planned: number;
            teams: string[];
            /** Format: date */
            today: string;
            usualHours: number;
            /** @description Not late yet, and not done in time within the hours. */
            willBeLate: number;
            withoutDeadline: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAudit: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportAudit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeBulk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    change: {
                        /** @constant */
                        do: "decide";
                        kind: components["schemas"]["DecisionKind"];
                        reason: string;
                        /** Format: date */
                        until: string;
                    } | {
                        /** @constant */
                        do: "end";
                        reason: string;
                    };
                    expected: number;
                    filter: {
                        /** @description Its name; needs one project. `state` is then that of the branch. */
                        branch?: string;
                        deadline?: string | string[];
                        decision?: string | string[];
                        exploited?: string | string[];
                        /** @description `-`: nobody, who is the empty text in the facets. */
                        owner?: string | string[];
                        priority?: string | string[];
                        project?: string | string[];
                        /** @description In title, rule, path, component; or `VBN-123`. */
                        q?: string;
                        rule?: string | string[];
                        scanner?: string | string[];
                        severity?: string | string[];
                        state?: string | string[];
                        surface?: string | string[];
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description By which it is undone.
                         */
                        bulk: string;
                        count: number;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoBulk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bulk: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Changed since, and left as they are. */
                        left: number;
                        undone: number;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewBulk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    change: {
                        /** @constant */
                        do: "decide";
                        kind: components["schemas"]["DecisionKind"];
                        reason: string;
                        /** Format: date */
                        until: string;
                    } | {
                        /** @constant */
                        do: "end";
                        reason: string;
                    };
                    filter: {
                        /** @description Its name; needs one project. `state` is then that of the branch. */
                        branch?: string;
                        deadline?: string | string[];
                        decision?: string | string[];
                        exploited?: string | string[];
                        /** @description `-`: nobody, who is the empty text in the facets. */
                        owner?: string | string[];
                        priority?: string | string[];
                        project?: string | string[];
                        /** @description In title, rule, path, component; or `VBN-123`. */
                        q?: string;
                        rule?: string | string[];
                        scanner?: string | string[];
                        severity?: string | string[];
                        state?: string | string[];
                        surface?: string | string[];
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        first: components["schemas"]["Vulnerability"][];
                        /** @description Fit the filter and have a decision already, or none to end. */
                        skipped: number;
                        /** @description More than a change may touch at once; narrow it. */
                        tooMany: boolean;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDecisions: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                limit?: number;
                project?: string | string[];
                state?: "proposed" | "questioned" | "holds" | "ended";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ListedDecision"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveDecision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decision: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decision"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmDecision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decision: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decision"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endDecision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decision: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decision"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rejectDecision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decision: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decision"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeployments: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Runs"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEnvironments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Environment"][];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeEnvironment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                environment: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    exposure: components["schemas"]["Exposure"];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Environment"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listErasures: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Erasure"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    erase: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    what: components["schemas"]["WhatToErase"];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportErasures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewErasure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    what: components["schemas"]["WhatToErase"];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many rows of each table, and `reports`: how many files. */
                        told: {
                            [key: string]: number;
                        };
                        /** @description Reports that could not be read, so that nobody knows what they hold. */
                        unread: number;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["IdentityProvider"][];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default true */
                    active?: boolean;
                    clientId: string;
                    /** @description Absent: the one that is kept; null: a public client. */
                    clientSecret?: string | null;
                    /**
                     * @description The claim that lists the groups; dots lead into objects.
                     * @default groups
                     */
                    groupsClaim?: string;
                    /**
                     * Format: uri
                     * @description As the provider names itself: `https://login.example.org/realms/acme`.
                     */
                    issuer: string;
                    /**
                     * @description What each group gives. Who gets nothing and has nothing does not come in.
                     * @default []
                     */
                    mapping?: {
                        /** @description As the provider names it; `*`: everybody whom it signs in. */
                        group: string;
                        /** @default null */
                        project?: string | null;
                        role: components["schemas"]["Role"];
                    }[];
                    name: string;
                    /**
                     * @description `two`: the provider asks for more than a password, so no code is asked here.
                     * @default one
                     * @enum {string}
                     */
                    proofs?: "one" | "two";
                    /**
                     * @default [
                     *       "openid",
                     *       "profile",
                     *       "email"
                     *     ]
                     */
                    scopes?: string[];
                    /** @default 12 */
                    sessionHours?: number;
                    /**
                     * @description A verified address of these links the account that has it here.
                     * @default []
                     */
                    trustedDomains?: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityProvider"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInvitations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            created: string;
                            email: string | null;
                            /** Format: date-time */
                            ends: string;
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** Format: uuid */
                            person: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    name: string;
                    /** @default null */
                    project?: string | null;
                    role: components["schemas"]["Role"];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invitation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The same to type in. */
                        secret: string;
                        /** @description `otpauth://…`, for a QR code. Shown once. */
                        uri: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Six digits, or a recovery code. */
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    response: components["schemas"]["WebAuthn"];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaysIn"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    wishPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebAuthn"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    current: string;
                    /** Format: password */
                    next: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    freshRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            agent: string;
                            /** Format: date-time */
                            created: string;
                            current: boolean;
                            /** Format: date-time */
                            ends: string;
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            seen: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOwnTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiToken"][];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makeOwnToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default 90 */
                    days?: number;
                    name: string;
                    /**
                     * @description Null: every project that the role reaches.
                     * @default null
                     */
                    project?: string | null;
                    role: components["schemas"]["Role"];
                    scopes: components["schemas"]["Scope"][];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeApiToken"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeOwnToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readWaysIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaysIn"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    linkProvider: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Small letters, digits and dash. */
                    provider: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Where the browser goes. */
                        location: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeWayIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                identity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                secret: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        email: string | null;
                        /** Format: date-time */
                        ends: string;
                        name: string | null;
                        /** @enum {string} */
                        purpose: "first-administrator" | "invitation" | "password";
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    redeemLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                secret: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email?: string;
                    name?: string;
                    /** Format: password */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOutbox: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                limit?: number;
                state?: "waiting" | "sent" | "dead";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["OutboxMessage"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutboxMessage"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readOverview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPackageUses: {
        parameters: {
            query: {
                ecosystem: string;
                name: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PackageUse"][];
                        /** @description There are more than a thousand. */
                        more: boolean;
                        /** @description Open ones, the worst first; five hundred at most. */
                        vulnerabilities: {
                            decision: string | null;
                            id: string;
                            project: string;
                            purl: string;
                            severity: string;
                            title: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchPackages: {
        parameters: {
            query: {
                ecosystem?: string;
                limit?: number;
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PackageFound"][];
                        /** @description There are more; say more of the name. */
                        more: boolean;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPeople: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Person"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    erasePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @enum {string} */
                    state?: "active" | "locked";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    grantRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    project: string | null;
                    role: components["schemas"]["Role"];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                membership: string;
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTimeLink"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeSecondProofs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDefaultPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeDefaultPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    approval?: components["schemas"]["ApprovalPolicy"];
                    /** @description Absent: as before. */
                    deadlines?: components["schemas"]["DeadlinePolicy"];
                    document: components["schemas"]["Configuration"];
                    /** @description The `replaces` that was read: a change in between is a conflict. */
                    version: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewDefaultPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description How far to look back.
                     * @default 30
                     */
                    days?: number;
                    /** @description The policy that might hold. */
                    document: components["schemas"]["Configuration"];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyPreview"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProjects: {
        parameters: {
            query?: {
                archived?: "no" | "yes" | "all";
                /** @description The `next` of the page before. */
                cursor?: string;
                limit?: number;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Project"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createProject: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    defaultBranch?: string | null;
                    name: string;
                    /** @default . */
                    path?: string;
                    /** @default null */
                    repository?: string | null;
                    /** @description Small letters, digits, dot, dash and underscore. */
                    slug: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    archived?: boolean;
                    defaultBranch?: string | null;
                    name?: string;
                    path?: string;
                    repository?: string | null;
                    /** @enum {string} */
                    snippets?: "on" | "off";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBranches: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                limit?: number;
                retired?: "no" | "yes" | "all";
            };
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Branch"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findByFingerprint: {
        parameters: {
            query: {
                fingerprint: string | string[];
            };
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description The last made first. */
                            decisions: components["schemas"]["Decision"][];
                            fingerprint: string;
                            severity: components["schemas"]["Severity"];
                            state: components["schemas"]["VulnerabilityState"];
                            vulnerability: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readJudgement: {
        parameters: {
            query?: {
                branch?: string;
                pullRequest?: number;
            };
            header?: {
                /** @description The ETag that one has: 304 when nothing changed. */
                "if-none-match"?: string;
            };
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Judgement"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watchProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMarkingKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        markingKey: components["schemas"]["MarkingKey"] | null;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    approval?: components["schemas"]["ApprovalPolicy"];
                    /** @description Absent: as before. */
                    deadlines?: components["schemas"]["DeadlinePolicy"];
                    document: components["schemas"]["Configuration"];
                    /** @description The `replaces` that was read: a change in between is a conflict. */
                    version: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description How far to look back.
                     * @default 30
                     */
                    days?: number;
                    /** @description The policy that might hold. */
                    document: components["schemas"]["Configuration"];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyPreview"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendProgress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Progress"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReleases: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Release"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createRelease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    commit?: string | null;
                    name: string;
                    /**
                     * @description Absent: the last scan of that commit.
                     * @default null
                     */
                    scan?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRelease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
                release: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deploy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
                release: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    environment: string;
                    /** @default false */
                    keepOthers?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retire: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                environment: string;
                project: string;
                release: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRetention: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retention"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeRetention: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description How long what a scan was made of is kept as a list; null: for ever. */
                    componentDays: number | null;
                    /** @description How long the report of a scan is kept whole; null: for ever. */
                    reportDays: number | null;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retention"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewRetention: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description How long what a scan was made of is kept as a list; null: for ever. */
                    componentDays: number | null;
                    /** @description How long the report of a scan is kept whole; null: for ever. */
                    reportDays: number | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionEffect"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retireBranch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    branch?: string;
                    pullRequest?: number;
                    /** @default it is no more */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        branch: string;
                        closed: number;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listScans: {
        parameters: {
            query?: {
                branch?: string;
                /** @description The `next` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Scan"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createUpload: {
        parameters: {
            query?: never;
            header: {
                /** @description Up to 200 characters; one for each scan. */
                "idempotency-key": string;
            };
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the bytes that will be sent. */
                    digest?: string;
                    /**
                     * @default identity
                     * @enum {string}
                     */
                    encoding?: "identity" | "gzip";
                    environment?: string;
                    pullRequest?: {
                        base?: string;
                        number: number;
                        title?: string;
                    };
                    release?: string;
                    /** @description Bytes that will be sent. */
                    total: number;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportVex: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readQueue: {
        parameters: {
            query?: {
                limit?: number;
                /** @description Its slug; `mine`: of the teams of who asks; `all`: every project that one may see. */
                team?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkQueue"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReceivers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Receiver"][];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createReceiver: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address: string;
                    /**
                     * @default [
                     *       "*"
                     *     ]
                     */
                    events?: string[];
                    /** @enum {string} */
                    kind: "webhook" | "mail";
                    name: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeReceiver"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeReceiver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                receiver: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeReceiver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                receiver: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    active?: boolean;
                    events?: string[];
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receiver"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDefaultRetention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retention"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeDefaultRetention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description How long what a scan was made of is kept as a list; null: for ever. */
                    componentDays: number | null;
                    /** @description How long the report of a scan is kept whole; null: for ever. */
                    reportDays: number | null;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retention"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewDefaultRetention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description How long what a scan was made of is kept as a list; null: for ever. */
                    componentDays: number | null;
                    /** @description How long the report of a scan is kept whole; null: for ever. */
                    reportDays: number | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionEffect"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rule: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulePage"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readScan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scan: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeScan"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listComponents: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                scan: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ScanComponent"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scan: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    organisation?: string;
                    /** Format: password */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    giveCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Six digits, or a recovery code. */
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDoors: {
        parameters: {
            query?: {
                organisation?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        passkeys: boolean;
                        providers: {
                            name: string;
                            /** @description Small letters, digits and dash. */
                            provider: string;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    givePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    response: components["schemas"]["WebAuthn"];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    organisation?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebAuthn"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginSingleSignOn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    organisation?: string;
                    /** @description Small letters, digits and dash. */
                    provider: string;
                    /** @description The page that was asked for. */
                    to?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Where the browser goes. */
                        location: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSingleSignOn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The query of the address, without `?`. */
                    parameters: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        linked: boolean;
                        me: components["schemas"]["Me"];
                        to: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSignInPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInPolicy"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeSignInPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInPolicy"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInPolicy"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        advisories: {
                            ageDays: number | null;
                            built: string;
                            ecosystems: {
                                ecosystem: string;
                                newest: string | null;
                                records: number;
                            }[];
                            kev: string | null;
                            records: number;
                            revision: string;
                        } | null;
                        rules: number;
                        /** @enum {string} */
                        store: "embedded" | "server";
                        /** Format: date-time */
                        time: string;
                        version: string;
                        /** @description When the sources were asked last, and when all that runs was matched. */
                        watch: {
                            asked: string | null;
                            matched: string | null;
                            matchedRevision: string | null;
                            problem: string | null;
                        };
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTeams: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Team"][];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTeam: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default 8 */
                    hoursPerWeek?: number;
                    /** @default [] */
                    members?: string[];
                    name: string;
                    /** @default [] */
                    projects?: string[];
                    slug: string;
                    /** @default 2 */
                    usualHours?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default 8 */
                    hoursPerWeek?: number;
                    /** @default [] */
                    members?: string[];
                    name: string;
                    /** @default [] */
                    projects?: string[];
                    /** @default 2 */
                    usualHours?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTokens: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ListedApiToken"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makeToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default 90 */
                    days?: number;
                    name: string;
                    /**
                     * @description Null: every project that the role reaches.
                     * @default null
                     */
                    project?: string | null;
                    role: components["schemas"]["Role"];
                    scopes: components["schemas"]["Scope"][];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeApiToken"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                upload: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    headUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                upload: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendBytes: {
        parameters: {
            query?: never;
            header: {
                /** @description Where these bytes begin: the offset of the upload. */
                "upload-offset": string;
            };
            path: {
                upload: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/offset+octet-stream": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readVersion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        api: "v1";
                        /** @description The newest report version that is read. */
                        reports: string;
                        /** @description Whether the first administrator exists. */
                        set: boolean;
                        /** @description The largest part of an upload. */
                        uploadBytes: number;
                        version: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listViews: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["View"][];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createView: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    query: string;
                    /** @default false */
                    shared?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["View"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                view: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listVulnerabilities: {
        parameters: {
            query?: {
                /** @description Its name; needs one project. `state` is then that of the branch. */
                branch?: string;
                /** @description The `next` of the page before. */
                cursor?: string;
                deadline?: string | string[];
                decision?: string | string[];
                exploited?: string | string[];
                limit?: number;
                /** @description `-`: nobody, who is the empty text in the facets. */
                owner?: string | string[];
                priority?: string | string[];
                project?: string | string[];
                /** @description In title, rule, path, component; or `VBN-123`. */
                q?: string;
                rule?: string | string[];
                scanner?: string | string[];
                severity?: string | string[];
                sort?: "priority" | "severity" | "newest" | "number" | "due";
                state?: string | string[];
                surface?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Vulnerability"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readVulnerability: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                vulnerability: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeVulnerability"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                vulnerability: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    kind: components["schemas"]["DecisionKind"];
                    /** @description A false positive's rule is one below this glob, for what comes later too. */
                    pattern?: {
                        path: string;
                    };
                    reason: string;
                    /** Format: date */
                    until: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decision"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                vulnerability: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["VulnerabilityEvent"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mergeVulnerability: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                vulnerability: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    into: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The one that is left. */
                        id: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    splitVulnerability: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                vulnerability: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    witness: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The one that stands alone now. */
                        id: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportVulnerabilities: {
        parameters: {
            query?: {
                /** @description Its name; needs one project. `state` is then that of the branch. */
                branch?: string;
                deadline?: string | string[];
                decision?: string | string[];
                exploited?: string | string[];
                format?: "csv" | "json";
                /** @description `-`: nobody, who is the empty text in the facets. */
                owner?: string | string[];
                priority?: string | string[];
                project?: string | string[];
                /** @description In title, rule, path, component; or `VBN-123`. */
                q?: string;
                rule?: string | string[];
                scanner?: string | string[];
                severity?: string | string[];
                state?: string | string[];
                surface?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv; charset=utf-8": string;
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countVulnerabilities: {
        parameters: {
            query?: {
                /** @description Its name; needs one project. `state` is then that of the branch. */
                branch?: string;
                deadline?: string | string[];
                decision?: string | string[];
                exploited?: string | string[];
                /** @description `-`: nobody, who is the empty text in the facets. */
                owner?: string | string[];
                priority?: string | string[];
                project?: string | string[];
                /** @description In title, rule, path, component; or `VBN-123`. */
                q?: string;
                rule?: string | string[];
                scanner?: string | string[];
                severity?: string | string[];
                state?: string | string[];
                surface?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Facets"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
