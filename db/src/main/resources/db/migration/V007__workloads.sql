-- What should run: the loop makes every cluster agree with this table.
create table desired_workload (
    component        text        not null,
    environment      text        not null,
    release_id       bigint      not null,
    configuration_id bigint      not null,
    replicas         int         not null,
    changed_at       timestamptz not null default now(),
    constraint desired_workload_pk primary key (component, environment),
    constraint desired_workload_environment_fk foreign key (environment) references environment,
    constraint desired_workload_release_fk foreign key (release_id) references release,
    constraint desired_workload_configuration_fk foreign key (configuration_id) references configuration
);

-- What was last seen to run, so that pages have an answer, and its age, while a cluster has none.
create table observed_workload (
    component   text        not null,
    environment text        not null,
    revision    text        not null,
    replicas    int         not null,
    observed    jsonb       not null,
    stalled     text,
    observed_at timestamptz not null,
    changed_at  timestamptz not null,
    constraint observed_workload_pk primary key (component, environment)
);
