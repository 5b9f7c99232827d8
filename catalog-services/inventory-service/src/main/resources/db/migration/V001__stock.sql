create table stock (
    sku        text primary key,
    on_hand    integer not null check (on_hand >= 0),
    reserved   integer not null default 0,
    -- replenished up to here; null for what is no longer bought in
    reorder_to integer check (reorder_to > 0),
    constraint never_promise_what_is_not_there check (reserved between 0 and on_hand)
);

create table reservation (
    key        text primary key,
    state      text not null check (state in ('held', 'confirmed', 'released', 'expired')),
    expires_at timestamptz not null,
    created_at timestamptz not null,
    settled_at timestamptz,
    constraint settled_when_no_longer_held check ((state = 'held') = (settled_at is null))
);

create index reservation_held_until on reservation (expires_at) where state = 'held';

create table reservation_line (
    reservation text not null references reservation,
    sku         text not null references stock,
    quantity    integer not null check (quantity > 0),
    primary key (reservation, sku)
);

create table replenishment (
    id       bigint generated always as identity primary key,
    sku      text not null references stock,
    quantity integer not null check (quantity > 0),
    at       timestamptz not null
);
