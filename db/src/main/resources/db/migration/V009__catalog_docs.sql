-- Markdown beside the descriptors, rendered when it is read. path is from the entity's folder, without .md; contents are
-- its headings. html holds no markup but what the renderer wrote.
create table doc_page (
    ref        text        not null,
    path       text        not null,
    position   int         not null,
    source_id  bigint      not null,
    file       text        not null,
    title      text        not null,
    html       text        not null,
    contents   jsonb       not null,
    digest     text        not null,
    updated_at timestamptz not null,
    constraint doc_page_pk primary key (ref, path),
    constraint doc_page_entity_fk foreign key (ref) references entity on delete cascade
);
create index doc_page_source on doc_page (source_id);

-- A page from one heading to the next; anchor is the heading's id in the page, empty before the first.
create table doc_section (
    ref     text not null,
    path    text not null,
    number  int  not null,
    anchor  text not null,
    heading text not null,
    body    text not null,
    words   tsvector generated always as
        (setweight(to_tsvector('english', heading), 'A') || to_tsvector('english', body)) stored,
    constraint doc_section_pk primary key (ref, path, number),
    constraint doc_section_page_fk foreign key (ref, path) references doc_page on delete cascade
);
create index doc_section_words on doc_section using gin (words);

-- Pictures that pages show.
create table doc_picture (
    ref    text  not null,
    path   text  not null,
    type   text  not null,
    digest text  not null,
    bytes  bytea not null,
    constraint doc_picture_pk primary key (ref, path),
    constraint doc_picture_entity_fk foreign key (ref) references entity on delete cascade
);
