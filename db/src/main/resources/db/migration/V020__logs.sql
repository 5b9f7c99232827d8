-- A search in logs that somebody wants to find again: for themselves or for a team.
create table log_search (
    id         bigint generated always as identity,
    name       text        not null,
    owner      text        not null,
    address    text        not null,
    created_by text        not null,
    created_at timestamptz not null,
    constraint log_search_pk primary key (id),
    constraint log_search_name_is_one_of_its_owner unique (owner, name)
);
comment on column log_search.owner is 'user:default/name or group:default/name';
comment on column log_search.address is 'path and query of the page, within the portal';
