-- How one commit becomes a release. number counts per component; version is the release it will become; request_key
-- is the same for a button pressed twice and a push delivered twice, null if who asks cannot tell.
create table pipeline_run (
    id           bigint generated always as identity,
    component    text        not null,
    number       int         not null,
    version      text        not null,
    repository   text        not null,
    branch       text        not null,
    commit_sha   text,
    commit_title text,
    cause        text        not null,
    requested_by text        not null,
    request_key  text,
    state        text        not null,
    failure      text,
    cancel_by    text,
    created_at   timestamptz not null default now(),
    started_at   timestamptz,
    finished_at  timestamptz,
    constraint pipeline_run_pk primary key (id),
    constraint pipeline_run_number_unique unique (component, number),
    constraint pipeline_run_request_unique unique (component, request_key),
    constraint pipeline_run_state_is_known check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
    constraint pipeline_run_cause_is_known check (cause in ('manual', 'push'))
);
create index pipeline_run_component on pipeline_run (component, id desc);
create index pipeline_run_unfinished on pipeline_run (id) where state in ('queued', 'running');
-- Two runs under way never make the same version.
create unique index pipeline_run_version_reserved on pipeline_run (component, version)
    where state in ('queued', 'running');

-- attempt counts starts of the step: a portal that died in the middle makes it run again.
create table pipeline_step (
    run_id      bigint      not null,
    position    int         not null,
    stage       text        not null,
    name        text        not null,
    command     text        not null,
    timeout     interval    not null,
    state       text        not null,
    attempt     int         not null default 0,
    process_id  bigint,
    process_started_at timestamptz,
    exit_code   int,
    message     text,
    started_at  timestamptz,
    finished_at timestamptz,
    constraint pipeline_step_pk primary key (run_id, position),
    constraint pipeline_step_run_fk foreign key (run_id) references pipeline_run on delete cascade,
    constraint pipeline_step_state_is_known
        check (state in ('waiting', 'running', 'succeeded', 'failed', 'skipped', 'cancelled'))
);

-- The output of a step, in order, as it was written; first_line counts from 1.
create table step_output (
    run_id     bigint      not null,
    position   int         not null,
    first_line int         not null,
    lines      text[]      not null,
    written_at timestamptz not null default now(),
    constraint step_output_pk primary key (run_id, position, first_line),
    constraint step_output_step_fk foreign key (run_id, position) references pipeline_step on delete cascade
);

create table test_case (
    run_id      bigint   not null,
    suite       text     not null,
    name        text     not null,
    outcome     text     not null,
    message     text,
    duration    interval not null,
    constraint test_case_pk primary key (run_id, suite, name),
    constraint test_case_run_fk foreign key (run_id) references pipeline_run on delete cascade,
    constraint test_case_outcome_is_known check (outcome in ('passed', 'failed', 'skipped'))
);

-- One immutable version of a component. workload is the Score file, settings its defaults, as they were at the commit.
create table release (
    id                bigint generated always as identity,
    component         text        not null,
    version           text        not null,
    commit_sha        text        not null,
    run_id            bigint,
    artifact_location text        not null,
    artifact_sha256   text        not null,
    artifact_bytes    bigint      not null,
    workload          jsonb       not null,
    tests_passed      int         not null default 0,
    tests_failed      int         not null default 0,
    tests_skipped     int         not null default 0,
    created_at        timestamptz not null default now(),
    created_by        text        not null,
    constraint release_pk primary key (id),
    constraint release_version_unique unique (component, version),
    constraint release_run_unique unique (run_id),
    constraint release_run_fk foreign key (run_id) references pipeline_run
);

-- What a release contains that the release before it did not, newest first.
create table release_commit (
    release_id bigint      not null,
    position   int         not null,
    sha        text        not null,
    author     text        not null,
    title      text        not null,
    authored_at timestamptz not null,
    constraint release_commit_pk primary key (release_id, position),
    constraint release_commit_release_fk foreign key (release_id) references release on delete cascade
);

-- Moving a release to the next environment, from the request to the decision.
create table promotion (
    id                 bigint generated always as identity,
    component          text        not null,
    release_id         bigint      not null,
    environment        text        not null,
    configuration_id   bigint      not null,
    requested_by       text        not null,
    reason             text,
    approvals_required int         not null,
    state              text        not null,
    created_at         timestamptz not null default now(),
    expires_at         timestamptz not null,
    settled_at         timestamptz,
    constraint promotion_pk primary key (id),
    constraint promotion_release_fk foreign key (release_id) references release,
    constraint promotion_environment_fk foreign key (environment) references environment,
    constraint promotion_configuration_fk foreign key (configuration_id) references configuration,
    constraint promotion_state_is_known check (state in ('awaiting', 'approved', 'refused', 'expired', 'withdrawn'))
);
create unique index promotion_one_open on promotion (component, environment) where state = 'awaiting';
create index promotion_component on promotion (component, id desc);

create table approval (
    promotion_id bigint      not null,
    approver     text        not null,
    verdict      text        not null,
    reason       text        not null,
    given_at     timestamptz not null default now(),
    constraint approval_pk primary key (promotion_id, approver),
    constraint approval_promotion_fk foreign key (promotion_id) references promotion,
    constraint approval_verdict_is_known check (verdict in ('approved', 'refused'))
);

-- One attempt to make a release with a configuration run in an environment.
create table deployment (
    id                        bigint generated always as identity,
    component                 text        not null,
    environment               text        not null,
    release_id                bigint      not null,
    configuration_id          bigint      not null,
    previous_release_id       bigint,
    previous_configuration_id bigint,
    promotion_id              bigint,
    cause                     text        not null,
    strategy                  text        not null default 'rolling',
    state                     text        not null,
    requested_by              text        not null,
    reason                    text,
    failure                   text,
    created_at                timestamptz not null default now(),
    started_at                timestamptz,
    ready_at                  timestamptz,
    finished_at               timestamptz,
    constraint deployment_pk primary key (id),
    constraint deployment_environment_fk foreign key (environment) references environment,
    constraint deployment_release_fk foreign key (release_id) references release,
    constraint deployment_configuration_fk foreign key (configuration_id) references configuration,
    constraint deployment_previous_release_fk foreign key (previous_release_id) references release,
    constraint deployment_previous_configuration_fk foreign key (previous_configuration_id) references configuration,
    constraint deployment_promotion_fk foreign key (promotion_id) references promotion,
    constraint deployment_promotion_unique unique (promotion_id),
    constraint deployment_cause_is_known
        check (cause in ('initial', 'pipeline', 'promotion', 'rollback', 'configuration')),
    constraint deployment_state_is_known check (state in ('requested', 'waiting', 'progressing', 'verifying',
        'rolling-back', 'succeeded', 'failed', 'rolled-back', 'cancelled'))
);
-- Never two rollouts: those that are not yet under way queue behind the one that is.
create unique index deployment_one_under_way on deployment (component, environment)
    where state in ('progressing', 'verifying', 'rolling-back');
create index deployment_component on deployment (component, id desc);
create index deployment_unfinished on deployment (id)
    where state in ('requested', 'waiting', 'progressing', 'verifying', 'rolling-back');

create table deployment_event (
    deployment_id bigint      not null,
    position      int         not null,
    state         text        not null,
    message       text        not null,
    occurred_at   timestamptz not null default now(),
    constraint deployment_event_pk primary key (deployment_id, position),
    constraint deployment_event_deployment_fk foreign key (deployment_id) references deployment on delete cascade
);
