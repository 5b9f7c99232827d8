-- What portals on this database made for themselves and for workloads: by the first that needed it, and the same for all of them.
create table shared_secret (
    name    text        not null,
    value   text        not null,
    made_at timestamptz not null default now(),
    constraint shared_secret_pk primary key (name)
);
