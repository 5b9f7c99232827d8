-- More kinds of places that descriptors are read from.
alter table catalog_source
    drop constraint catalog_source_kind_is_known,
    add constraint catalog_source_kind_is_known check (kind in ('folder', 'git', 'github', 'url', 'upload'));

-- What was uploaded last under each name; a source of kind upload has the name as its location.
create table catalog_upload (
    name        text        not null,
    content     text        not null,
    uploaded_by text        not null,
    uploaded_at timestamptz not null,
    constraint catalog_upload_pk primary key (name)
);

alter table catalog_source
    add column refresh_every interval not null default '30 seconds';
