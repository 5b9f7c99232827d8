-- Since when, by whom and from which state of its source an entity is as it is; updated_at says since when. What its
-- source no longer describes is orphaned: kept, until somebody removes it or another source describes it.
alter table entity
    add column version     int  not null default 1,
    add column changed_by  text not null default 'system:catalog',
    add column source_state text,
    add column orphaned_at timestamptz;
create index entity_uid on entity ((md5(ref)::uuid));
create index entity_orphaned on entity (orphaned_at) where orphaned_at is not null;

alter table catalog_source rename column removed to orphaned;

-- What an entity was, from updated_at until replaced_at; removed_by is who removed it, null if it only changed. The
-- relations are those that it declared then.
create table entity_version (
    ref          text        not null,
    version      int         not null,
    kind         text        not null,
    namespace    text        not null,
    name         text        not null,
    title        text,
    description  text,
    type         text,
    lifecycle    text,
    owner_ref    text,
    system_ref   text,
    tags         text[]      not null,
    descriptor   jsonb       not null,
    source_id    bigint      not null,
    file         text        not null,
    line         int         not null,
    yaml         text        not null,
    digest       text        not null,
    updated_at   timestamptz not null,
    search_text  text        not null,
    changed_by   text        not null,
    source_state text,
    orphaned_at  timestamptz,
    relations    jsonb       not null,
    replaced_at  timestamptz not null,
    removed_by   text,
    constraint entity_version_pk primary key (ref, version)
);
create index entity_version_time on entity_version (updated_at, replaced_at);

-- Readings of a source that changed something, or failed when the one before had not.
create table catalog_reading (
    id         bigint generated always as identity,
    source_id  bigint      not null,
    read_at    timestamptz not null,
    state      text,
    actor      text        not null,
    added      int         not null,
    changed    int         not null,
    orphaned   int         not null,
    errors     int         not null,
    failure    text,
    constraint catalog_reading_pk primary key (id),
    constraint catalog_reading_source_fk foreign key (source_id) references catalog_source on delete cascade
);
create index catalog_reading_source on catalog_reading (source_id, id desc);
