-- What a page of docs was, from updated_at until replaced_at.
create table doc_page_version (
    ref         text        not null,
    path        text        not null,
    position    int         not null,
    file        text        not null,
    title       text        not null,
    html        text        not null,
    contents    jsonb       not null,
    updated_at  timestamptz not null,
    replaced_at timestamptz not null,
    constraint doc_page_version_pk primary key (ref, path, replaced_at)
);

-- Since when a verdict has its level and score; the facts behind it may have moved since.
alter table scorecard_result add column changed_at timestamptz;
update scorecard_result set changed_at = since;
alter table scorecard_result alter column changed_at set not null;

-- How an entity stood by a scorecard, from changed_at until replaced_at; verdicts are those last found in that time.
create table scorecard_result_version (
    card         text        not null,
    ref          text        not null,
    level        text        not null,
    score        int         not null,
    verdicts     jsonb       not null,
    since        timestamptz not null,
    evaluated_at timestamptz not null,
    changed_at   timestamptz not null,
    replaced_at  timestamptz not null,
    constraint scorecard_result_version_pk primary key (card, ref, replaced_at)
);
create index scorecard_result_version_ref on scorecard_result_version (ref, card);
