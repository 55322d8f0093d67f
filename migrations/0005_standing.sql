-- What a deal comes to beside the price of its places and the fees of those that were cancelled: goodwill, no-shows, moves,
-- places that were sold again. Written from the standing, so that whoever sweeps a hundred thousand deals need not work it out.
alter table deals add column adjust_cents bigint not null default 0;
