-- How good a component has to be in an environment. definition is the OpenSLO document, indicator what its indicator is,
-- also where the document only refers to it.
create table objective (
    id            bigint generated always as identity,
    name          text             not null,
    title         text             not null,
    component     text             not null,
    environment   text             not null,
    definition    jsonb            not null,
    indicator     jsonb            not null,
    version       int              not null,
    changed_by    text             not null,
    changed_at    timestamptz      not null,
    tallied_until timestamptz      not null,
    constraint objective_pk primary key (id),
    constraint objective_name_is_one unique (name)
);
create index objective_by_component on objective (component, environment);
comment on column objective.tallied_until is 'what was measured before is counted';

-- What was good, and all there was, from the begin of counting up to at: what happened between two moments is a difference.
-- By the minute for some days; by the hour, and at the edges of corrections, for 13 months. Nothing new, no row.
create table objective_minute (
    objective bigint           not null,
    at        timestamptz      not null,
    good      double precision not null,
    total     double precision not null,
    constraint objective_minute_pk primary key (objective, at),
    constraint objective_minute_objective_fk foreign key (objective) references objective (id) on delete cascade
);
create index objective_minute_by_time on objective_minute using brin (at);
create table objective_tally (
    objective bigint           not null,
    at        timestamptz      not null,
    good      double precision not null,
    total     double precision not null,
    constraint objective_tally_pk primary key (objective, at),
    constraint objective_tally_objective_fk foreign key (objective) references objective (id) on delete cascade
);
create index objective_tally_by_time on objective_tally using brin (at);

-- How each stood when it was judged last. budget is what is left of it, 1 is all and below 0 more than all is used up; null
-- if nothing was measured. burn is the rate over six hours.
create table objective_standing (
    objective   bigint           not null,
    judged_at   timestamptz      not null,
    measured_at timestamptz,
    state       text             not null,
    good        double precision not null,
    total       double precision not null,
    budget      double precision,
    burn        double precision,
    empties_at  timestamptz,
    constraint objective_standing_pk primary key (objective),
    constraint objective_standing_objective_fk foreign key (objective) references objective (id) on delete cascade
);
create index objective_standing_by_budget on objective_standing (budget);

-- A budget that burns too fast. long_window tells which of the rules found it.
create table burn_alert (
    id          bigint generated always as identity,
    objective   bigint           not null,
    long_window interval         not null,
    urgency     text             not null,
    since       timestamptz      not null,
    ended_at    timestamptz,
    constraint burn_alert_pk primary key (id),
    constraint burn_alert_objective_fk foreign key (objective) references objective (id) on delete cascade
);
create unique index burn_alert_is_one on burn_alert (objective, long_window) where ended_at is null;
create index burn_alert_by_objective on burn_alert (objective, since);

-- Time that is not to count, from starts_at on and before ends_at. It counts until somebody else agreed.
create table objective_correction (
    id         bigint generated always as identity,
    objective  bigint      not null,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null,
    reason     text        not null,
    asked_by   text        not null,
    asked_at   timestamptz not null,
    state      text        not null,
    decided_by text,
    decided_at timestamptz,
    decision   text,
    constraint objective_correction_pk primary key (id),
    constraint objective_correction_objective_fk foreign key (objective) references objective (id) on delete cascade,
    constraint objective_correction_takes_time check (starts_at < ends_at)
);
create index objective_correction_by_objective on objective_correction (objective, starts_at);

-- What came with OpenSLO files beside objectives: indicators, data sources, alert policies and the like, as they were.
create table openslo_document (
    kind     text  not null,
    name     text  not null,
    document jsonb not null,
    constraint openslo_document_pk primary key (kind, name)
);

alter table promotion add column over_budget boolean not null default false;
comment on column promotion.over_budget is 'asked for although an error budget is used up, since it mends what used it up';
