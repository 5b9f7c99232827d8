-- Why what another system measures for an objective is not counted just now.
create table objective_problem (
    objective bigint      not null,
    message   text        not null,
    since     timestamptz not null,
    constraint objective_problem_pk primary key (objective),
    constraint objective_problem_objective_fk foreign key (objective) references objective (id) on delete cascade
);

-- What a Prometheus measures was kept, and is counted from now on, the past included.
update objective set tallied_until = date_trunc('hour', now() - interval '30 days') + interval '2 hours'
where jsonb_path_exists(indicator, '$.**.type ? (@ like_regex "^prometheus$" flag "i")');

-- Somebody else may ask for the portal: a blackbox exporter at its own address, or prometheus: and the name of a connection,
-- whose exporters ask already. Null if the portal asks itself.
alter table probe add column through text;
alter table probe add column module text;
alter table probe add column unasked text;
comment on column probe.unasked is 'why it could not be asked last, so that nothing new is known; null if it could';
comment on column probe.module is 'of the blackbox exporter; null for the one that fits the address';
