-- What portals on this database made for themselves and for workloads: by the first that needed it, and the same for all of them.
create table shared_secret (
    name    text        not null,
    value   text        not null,
    made_at timestamptz not null default now(),
    constraint shared_secret_pk primary key (name)
);

-- What the portal that drives the clusters knows of a workload there, for the others to show. It is true for as long as that portal
-- has the turn, which is an advisory lock of the server's process that is kept here.
create table workload_finding (
    environment       text        not null,
    name              text        not null,
    turn              int         not null,
    looked            boolean     not null,
    drift             jsonb       not null,
    conflicts         jsonb       not null,
    unreachable_since timestamptz,
    constraint workload_finding_pk primary key (environment, name)
);
comment on column workload_finding.looked is 'whether what is kept in observed_workload was seen in this turn';
comment on column workload_finding.unreachable_since is 'null while its cluster answers';
