-- Who did what, when and why. Each record's hash covers the record before it, so a change of history shows.
create table audit_record (
    id            bigint generated always as identity,
    occurred_at   timestamptz not null,
    actor         text        not null,
    action        text        not null,
    subject       text        not null,
    environment   text,
    reason        text,
    detail        jsonb       not null default '{}',
    previous_hash text        not null,
    hash          text        not null,
    constraint audit_record_pk primary key (id),
    constraint audit_record_hash_unique unique (hash),
    constraint audit_record_previous_hash_unique unique (previous_hash)
);
create index audit_record_subject on audit_record (subject, id desc);
create index audit_record_actor on audit_record (actor, id desc);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is append-only';
end $$;
create trigger audit_record_is_append_only before update or delete or truncate on audit_record
    for each statement execute function refuse_audit_change();
