-- What was measured of one release of a component in one environment. bounds are the upper ends of its latency buckets in
-- seconds, without the last one, which has none.
create table signal_series (
    id          int generated always as identity,
    component   text               not null,
    environment text               not null,
    release_id  bigint             not null,
    bounds      double precision[] not null,
    constraint signal_series_pk primary key (id),
    constraint signal_series_is_one unique (component, environment, release_id, bounds)
);

-- Element by element; the longer one gives the length.
create function add_elements(a double precision[], b double precision[]) returns double precision[]
    language sql immutable parallel safe
    return case when a is null then b when b is null then a
        else array(select coalesce(x, 0) + coalesce(y, 0) from unnest(a, b) with ordinality as t(x, y, n) order by n) end;
create aggregate sum_elements(double precision[]) (sfunc = add_elements, stype = double precision[], parallel = safe);

-- Number by number, as jsonb objects of numbers.
create function add_counters(a jsonb, b jsonb) returns jsonb
    language sql immutable parallel safe
    return case when a is null then b when b is null then a
        else (select coalesce(jsonb_object_agg(key, total), '{}')
              from (select key, sum(value::double precision) as total
                    from (select * from jsonb_each_text(a) union all select * from jsonb_each_text(b)) as both_of_them
                    group by key) as added) end;
create aggregate sum_counters(jsonb) (sfunc = add_counters, stype = jsonb, parallel = safe);

-- What happened in the time from at on: counts are of that time, of all replicas together. A null was not measured; seconds
-- is how much of the time was. latency are requests by bucket, duration their time in seconds. cpu are seconds of
-- processor time, memory bytes and connections in use the highest seen.
create table signal_10s (
    series      int              not null,
    at          timestamptz      not null,
    seconds     double precision not null,
    replicas    int              not null,
    requests    double precision,
    errors      double precision,
    duration    double precision,
    latency     double precision[],
    cpu         double precision,
    memory      double precision,
    connections double precision,
    pool        double precision,
    counters    jsonb,
    constraint signal_10s_pk primary key (series, at)
) partition by range (at);
create table signal_1m (like signal_10s including all) partition by range (at);
create table signal_1h (like signal_10s including all) partition by range (at);

-- Replicas that could not be read when they were asked last.
create table scrape_problem (
    component   text        not null,
    environment text        not null,
    replica     text        not null,
    message     text        not null,
    since       timestamptz not null,
    constraint scrape_problem_pk primary key (component, environment, replica)
);

-- Up to when samples of one resolution were added up to the next one.
create table signal_rollup (
    resolution text        not null,
    until      timestamptz not null,
    constraint signal_rollup_pk primary key (resolution)
);
