-- Who sent spans: one replica of a release of a component in an environment. What it did not say of itself is an empty text.
create table span_origin (
    id          int generated always as identity,
    service     text not null,
    environment text not null,
    version     text not null,
    replica     text not null,
    constraint span_origin_pk primary key (id),
    constraint span_origin_is_one unique (service, environment, version, replica)
);

-- One step of one request, as OpenTelemetry defines it. at is when it began, nanos how long it took. entry marks the first span
-- of a component: of a request that it answers, or of a job of its own. weight is how many such spans of all requests it
-- stands for: 10 where one in ten is kept, 0 where it was kept beside these because it failed or was slow.
create table span (
    at        timestamptz not null,
    trace_id  uuid        not null,
    span_id   bigint      not null,
    parent_id bigint,
    origin    int         not null,
    kind      text        not null,
    entry     boolean     not null,
    name      text        not null,
    nanos     bigint      not null,
    failed    boolean     not null,
    weight    real        not null,
    tags      jsonb       not null,
    events    jsonb
) partition by range (at);
create index span_by_trace on span (trace_id);
create index span_by_entry on span (at) where entry;

-- What came in during one minute, and what of it was not kept because it was too much.
create table span_intake (
    at      timestamptz not null,
    kept    bigint      not null,
    dropped bigint      not null,
    constraint span_intake_pk primary key (at)
);
