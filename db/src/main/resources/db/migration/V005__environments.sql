-- A place on a cluster, and the rules for changing it.
create table environment (
    name               text     not null,
    position           int      not null,
    cluster            text     not null,
    replicas           int      not null,
    automatic          boolean  not null,
    approvals_required int      not null,
    approval_expiry    interval not null default interval '8 hours',
    production         boolean  not null default false,
    constraint environment_pk primary key (name),
    constraint environment_position_unique unique (position),
    constraint environment_replicas_positive check (replicas >= 0),
    constraint environment_approvals_not_negative check (approvals_required >= 0)
);

-- Settings of a component in an environment, versioned; a value may name a secret or resource by a placeholder.
create table configuration (
    id          bigint generated always as identity,
    component   text        not null,
    environment text        not null,
    version     int         not null,
    settings    jsonb       not null,
    created_by  text        not null,
    reason      text,
    created_at  timestamptz not null default now(),
    constraint configuration_pk primary key (id),
    constraint configuration_version_unique unique (component, environment, version),
    constraint configuration_environment_fk foreign key (environment) references environment
);
