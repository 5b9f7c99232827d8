-- A page of panels that somebody made. owner is the person or the team whose it is, definition its content as it is written as
-- code.
create table dashboard (
    id         bigint generated always as identity,
    name       text        not null,
    title      text        not null,
    owner      text        not null,
    definition jsonb       not null,
    version    int         not null,
    changed_by text        not null,
    changed_at timestamptz not null,
    constraint dashboard_pk primary key (id),
    constraint dashboard_name_is_one unique (name)
);
create index dashboard_by_owner on dashboard (owner);

-- Every content that a dashboard ever had, the present one too. change is what made it so, in words.
create table dashboard_version (
    dashboard  bigint      not null,
    version    int         not null,
    definition jsonb       not null,
    change     text        not null,
    changed_by text        not null,
    changed_at timestamptz not null,
    constraint dashboard_version_pk primary key (dashboard, version),
    constraint dashboard_version_dashboard_fk foreign key (dashboard) references dashboard (id) on delete cascade
);

-- What somebody keeps at hand. name also stands for dashboards that are computed, and so are in no table.
create table starred_dashboard (
    username   text        not null,
    name       text        not null,
    starred_at timestamptz not null,
    constraint starred_dashboard_pk primary key (username, name)
);

-- The dashboard that a person begins with in place of the usual first page, or that a team offers its members there. owner is
-- the reference of the user or the group.
create table home_dashboard (
    owner      text        not null,
    name       text        not null,
    chosen_by  text        not null,
    chosen_at  timestamptz not null,
    constraint home_dashboard_pk primary key (owner)
);
