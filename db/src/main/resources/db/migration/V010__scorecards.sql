-- What a scorecard says of an entity: verdicts are its rules with the fact behind each. since is when the level became
-- what it is.
create table scorecard_result (
    card         text        not null,
    ref          text        not null,
    level        text        not null,
    score        int         not null,
    verdicts     jsonb       not null,
    since        timestamptz not null,
    evaluated_at timestamptz not null,
    constraint scorecard_result_pk primary key (card, ref),
    constraint scorecard_result_card_fk foreign key (card) references entity on delete cascade,
    constraint scorecard_result_entity_fk foreign key (ref) references entity on delete cascade,
    constraint scorecard_result_level_is_known check (level in ('none', 'basic', 'bronze', 'silver', 'gold'))
);
create index scorecard_result_ref on scorecard_result (ref);
create index scorecard_result_level on scorecard_result (card, level, ref);

-- How the entities of an owner and a system stood on a day; owner and system are empty where there is none.
create table scorecard_day (
    card        text not null,
    day         date not null,
    owner_ref   text not null,
    system_ref  text not null,
    level       text not null,
    entities    int  not null,
    score_total int  not null,
    constraint scorecard_day_pk primary key (card, day, owner_ref, system_ref, level)
);

-- A rule that does not count for an entity until a day, if somebody else than the one who asked agreed.
create table scorecard_exemption (
    id           bigint generated always as identity,
    card         text        not null,
    rule         text        not null,
    ref          text        not null,
    reason       text        not null,
    ends_on      date        not null,
    requested_by text        not null,
    requested_at timestamptz not null,
    state        text        not null default 'requested',
    decided_by   text,
    decided_at   timestamptz,
    decision     text,
    constraint scorecard_exemption_pk primary key (id),
    constraint scorecard_exemption_state_is_known check (state in ('requested', 'agreed', 'refused', 'withdrawn')),
    constraint scorecard_exemption_decision_is_whole
        check ((state = 'requested') = (decided_by is null) and (decided_by is null) = (decided_at is null))
);
create index scorecard_exemption_of on scorecard_exemption (card, ref, rule);
create unique index scorecard_exemption_open on scorecard_exemption (card, ref, rule) where state = 'requested';

-- A level that entities are to reach by a day; owner_ref narrows to one team, empty for all.
create table scorecard_initiative (
    id         bigint generated always as identity,
    card       text        not null,
    title      text        not null,
    level      text        not null,
    owner_ref  text        not null default '',
    ends_on    date        not null,
    created_by text        not null,
    created_at timestamptz not null,
    closed_at  timestamptz,
    constraint scorecard_initiative_pk primary key (id)
);
create index scorecard_initiative_card on scorecard_initiative (card);
