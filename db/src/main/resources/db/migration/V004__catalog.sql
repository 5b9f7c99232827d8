create extension if not exists pg_trgm;

-- Where entities are read from. read_at and fingerprint tell which state of it the catalog shows; failure is why
-- the latest attempt to read it did not succeed, null if it did.
create table catalog_source (
    id           bigint generated always as identity,
    kind         text        not null,
    location     text        not null,
    branch       text,
    path_pattern text        not null default '**/catalog-info.yaml',
    fingerprint  text,
    read_at      timestamptz,
    added        int         not null default 0,
    changed      int         not null default 0,
    removed      int         not null default 0,
    failure      text,
    failed_at    timestamptz,
    created_at   timestamptz not null default now(),
    constraint catalog_source_pk primary key (id),
    constraint catalog_source_location_unique unique nulls not distinct (kind, location, branch, path_pattern),
    constraint catalog_source_kind_is_known check (kind in ('folder', 'git'))
);

-- A thing in the catalog as its descriptor says; ref is kind:namespace/name in lower case, yaml the descriptor as it
-- was written, from this line of the file on.
create table entity (
    ref         text        not null,
    kind        text        not null,
    namespace   text        not null,
    name        text        not null,
    title       text,
    description text,
    type        text,
    lifecycle   text,
    owner_ref   text,
    system_ref  text,
    tags        text[]      not null default '{}',
    descriptor  jsonb       not null,
    source_id   bigint      not null,
    file        text        not null,
    line        int         not null,
    yaml        text        not null,
    digest      text        not null,
    updated_at  timestamptz not null,
    search_text text        not null,
    constraint entity_pk primary key (ref),
    constraint entity_source_fk foreign key (source_id) references catalog_source
);
create index entity_kind_name on entity (kind, name, ref);
create index entity_name on entity (name, ref);
create index entity_owner on entity (owner_ref, name);
create index entity_system on entity (system_ref);
create index entity_source on entity (source_id);
create index entity_tags on entity using gin (tags);
create index entity_search on entity using gin (search_text gin_trgm_ops);

-- How entities stand to each other, as the descriptor of declared_by says; read in both directions. The end that does
-- not declare it need not exist.
create table entity_relation (
    declared_by text not null,
    source_ref  text not null,
    type        text not null,
    target_ref  text not null,
    field       text not null,
    line        int  not null,
    constraint entity_relation_pk primary key (declared_by, source_ref, type, target_ref),
    constraint entity_relation_declarer_fk foreign key (declared_by) references entity on delete cascade
);
create index entity_relation_source on entity_relation (source_ref, type);
create index entity_relation_target on entity_relation (target_ref, type);

-- What is wrong with a descriptor, and exactly where. An error keeps what it describes from being updated, a warning
-- does not. ref is the entity, null if the file could not be read that far; unknown_ref is what it names but nothing
-- describes.
create table catalog_problem (
    id          bigint generated always as identity,
    source_id   bigint      not null,
    severity    text        not null,
    file        text        not null,
    line        int         not null,
    column_no   int         not null,
    ref         text,
    field       text,
    message     text        not null,
    unknown_ref text,
    found_at    timestamptz not null,
    constraint catalog_problem_pk primary key (id),
    constraint catalog_problem_source_fk foreign key (source_id) references catalog_source on delete cascade,
    constraint catalog_problem_severity_is_known check (severity in ('error', 'warning'))
);
create index catalog_problem_source on catalog_problem (source_id, severity, file, line);

-- How many entities share a kind, type, lifecycle and owner, so that a page of the catalog need not count them all; rows
-- with a tag count those among them that have it. Made anew whenever the catalog changes.
create table catalog_count (
    kind      text not null,
    type      text,
    lifecycle text,
    owner_ref text,
    tag       text,
    entities  int  not null
);
