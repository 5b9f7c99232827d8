-- What somebody keeps at hand, and where they have been. Not of the entity itself, which may be gone and come back.
create table starred_entity (
    username   text        not null,
    ref        text        not null,
    starred_at timestamptz not null,
    constraint starred_entity_pk primary key (username, ref)
);

create table visited_entity (
    username   text        not null,
    ref        text        not null,
    visited_at timestamptz not null,
    constraint visited_entity_pk primary key (username, ref)
);
create index visited_entity_latest on visited_entity (username, visited_at desc);

-- A list of the catalog as somebody filtered it: the query of its address.
create table saved_view (
    id         bigint generated always as identity,
    username   text        not null,
    name       text        not null,
    query      text        not null,
    created_at timestamptz not null,
    constraint saved_view_pk primary key (id),
    constraint saved_view_name_unique unique (username, name)
);
