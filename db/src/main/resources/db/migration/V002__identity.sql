-- A person who can sign in; the catalog's users are descriptions, these are accounts.
create table account (
    username      text        not null,
    display_name  text        not null,
    email         text,
    password_hash text        not null,
    enabled       boolean     not null default true,
    created_at    timestamptz not null default now(),
    constraint account_pk primary key (username),
    constraint account_username_is_lower_case check (username = lower(username))
);

create table account_role (
    username text not null,
    role     text not null,
    constraint account_role_pk primary key (username, role),
    constraint account_role_account_fk foreign key (username) references account on delete cascade,
    constraint account_role_is_known check (role in ('viewer', 'engineer', 'approver', 'manager', 'admin'))
);

-- A team is the catalog group of the same name; membership here decides what "mine" means to a person.
create table team_member (
    team     text not null,
    username text not null,
    constraint team_member_pk primary key (team, username),
    constraint team_member_account_fk foreign key (username) references account on delete cascade
);
create index team_member_username on team_member (username);

-- Layout prescribed by Spring Session.
create table spring_session (
    primary_id            char(36)     not null,
    session_id            char(36)     not null,
    creation_time         bigint       not null,
    last_access_time      bigint       not null,
    max_inactive_interval int          not null,
    expiry_time           bigint       not null,
    principal_name        varchar(100),
    constraint spring_session_pk primary key (primary_id)
);
create unique index spring_session_ix1 on spring_session (session_id);
create index spring_session_ix2 on spring_session (expiry_time);
create index spring_session_ix3 on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36)     not null,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    constraint spring_session_attributes_pk primary key (session_primary_id, attribute_name),
    constraint spring_session_attributes_fk foreign key (session_primary_id)
        references spring_session (primary_id) on delete cascade
);
