-- Descriptor files that were understood whole and depend on no other file: what they describe is as it was for as long as
-- they are of this version, so that they need not be read again.
create table catalog_file (
    source_id bigint not null,
    path      text   not null,
    version   text   not null,
    constraint catalog_file_pk primary key (source_id, path),
    constraint catalog_file_source_fk foreign key (source_id) references catalog_source on delete cascade
);
