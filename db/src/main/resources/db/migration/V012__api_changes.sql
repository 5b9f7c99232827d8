-- What a new version of an OpenAPI document means for those who call it, compared once and kept as evidence.
create table api_change (
    ref          text        not null,
    from_version int         not null,
    to_version   int         not null,
    verdict      text        not null,
    endpoints    jsonb       not null,
    details      text        not null,
    compared_at  timestamptz not null,
    constraint api_change_pk primary key (ref, to_version),
    constraint api_change_verdict_is_known check (verdict in ('same', 'compatible', 'breaking', 'unreadable'))
);

create index entity_version_openapi on entity_version (ref, version) where kind = 'api' and type = 'openapi';
