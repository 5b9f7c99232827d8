-- Asks from outside whether a component answers. address is http://, https:// or tcp://.
create table probe (
    id          bigint generated always as identity,
    name        text        not null,
    component   text        not null,
    environment text        not null,
    address     text        not null,
    expects     text,
    every       interval    not null,
    timeout     interval    not null,
    changed_by  text        not null,
    changed_at  timestamptz not null,
    due_at      timestamptz not null,
    constraint probe_pk primary key (id),
    constraint probe_name_is_one unique (name)
);
create index probe_by_due on probe (due_at);
create index probe_by_component on probe (component);
comment on column probe.expects is 'a text that an answer over HTTP has to contain; null for any';

-- What came of asking. problem is null if it answered as it should.
create table probe_result (
    probe          bigint           not null,
    at             timestamptz      not null,
    seconds        double precision not null,
    status         int,
    tls_expires_at timestamptz,
    problem        text,
    constraint probe_result_pk primary key (probe, at),
    constraint probe_result_probe_fk foreign key (probe) references probe (id) on delete cascade
);
create index probe_result_by_time on probe_result using brin (at);
