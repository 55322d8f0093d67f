-- A demo is known by its database, so that nobody serves it as the real thing, and no real house becomes a demo.
alter table demo_clock add column is_demo boolean not null default false;
