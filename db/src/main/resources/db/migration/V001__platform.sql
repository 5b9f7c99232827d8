-- Work that is due, shared by all portal replicas; layout prescribed by db-scheduler.
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    constraint scheduled_tasks_pk primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time);

-- One sentence per change, kept for an hour so that a browser that lost its connection can catch up.
create table live_event (
    id          bigint generated always as identity,
    topics      text[]      not null,
    sentence    text        not null,
    occurred_at timestamptz not null default now(),
    constraint live_event_pk primary key (id)
);
create index live_event_occurred_at on live_event (occurred_at);

-- Whoever listens on the channel hears of an event when, and only when, its transaction commits.
create function announce_live_event() returns trigger language plpgsql as $$
begin
    perform pg_notify('live_event', new.id || ' ' || array_to_string(new.topics, ' '));
    return null;
end $$;
create trigger live_event_announced after insert on live_event
    for each row execute function announce_live_event();
