create table category (
    slug     text primary key,
    name     text not null,
    position integer not null unique
);

create table product (
    sku              text primary key check (sku ~ '^[A-Z0-9-]{3,20}$'),
    name             text not null,
    description      text not null,
    category         text not null references category,
    list_price_cents bigint not null check (list_price_cents > 0)
);

create index product_by_name on product (name, sku);
create index product_by_category on product (category, name, sku);
