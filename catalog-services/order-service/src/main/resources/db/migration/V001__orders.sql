-- "order" is a word of SQL itself
create table orders (
    id               uuid primary key,
    idempotency_key  text not null unique,
    -- of what was asked, to tell a repetition from another order under the same key
    fingerprint      text not null,
    payment          text not null check (payment in ('cash_on_delivery', 'prepaid')),
    state            text not null check (state in ('pending', 'reserved', 'confirmed', 'rejected')),
    rejection        text check (rejection in ('out_of_stock', 'stock_unavailable', 'not_paid', 'reservation_lost')),
    customer_name    text not null,
    customer_address text not null,
    total_cents      bigint not null check (total_cents > 0),
    placed_at        timestamptz not null,
    -- when goods that are not confirmed go back, and an order that could not reserve any is given up
    deadline         timestamptz not null,
    paid_at          timestamptz,
    settled_at       timestamptz,
    -- before this nobody needs to look at an order that is still open
    next_look_at     timestamptz not null,
    constraint rejected_for_a_reason check ((state = 'rejected') = (rejection is not null)),
    constraint settled_at_the_end check ((state in ('confirmed', 'rejected')) = (settled_at is not null))
);

create index orders_still_open on orders (next_look_at) where state in ('pending', 'reserved');

create table order_line (
    order_id         uuid not null references orders,
    sku              text not null,
    name             text not null,
    quantity         integer not null check (quantity > 0),
    unit_price_cents bigint not null check (unit_price_cents > 0),
    primary key (order_id, sku)
);
