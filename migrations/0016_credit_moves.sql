-- A credit is a book of movements: given, used on a deal, given back by it, expired or ended. What is left is their sum.
create table credit_moves (
  organisation_id uuid not null,
  id uuid not null,
  credit_id uuid not null,
  -- The deal that it was given for, or the deal that it paid.
  deal_id uuid not null,
  kind text not null check (kind in ('granted', 'used', 'given-back', 'expired', 'ended')),
  cents bigint not null,
  at timestamptz not null,
  foreign key (organisation_id, credit_id) references credits,
  foreign key (organisation_id, deal_id) references deals,
  constraint credit_moves_sign check (case when kind in ('granted', 'given-back') then cents > 0 else cents < 0 end)
);
create index credit_moves_by_deal on credit_moves (organisation_id, deal_id);
create index credit_moves_by_credit on credit_moves (organisation_id, credit_id);
create unique index credit_moves_granted_once on credit_moves (organisation_id, credit_id) where kind = 'granted';
alter table credit_moves add primary key (organisation_id, id);

insert into credit_moves (organisation_id, id, credit_id, deal_id, kind, cents, at)
  select organisation_id, id, id, deal_id, 'granted', cents, granted_at from credits;
insert into credit_moves (organisation_id, id, credit_id, deal_id, kind, cents, at)
  select organisation_id, id, credit_id, deal_id, 'used', -cents, used_at from credit_uses;
insert into credit_moves (organisation_id, id, credit_id, deal_id, kind, cents, at)
  select organisation_id, gen_random_uuid(), id, deal_id, 'expired', -left_cents, expired_at from credits where expired_at is not null and left_cents > 0;
update credits set left_cents = 0 where expired_at is not null;
drop table credit_uses;
create trigger credit_moves_append_only before update or delete or truncate on credit_moves
  for each statement execute function refuse_rewrite();

-- A conditional credit waits until nothing is open on its deal any more: then its customer hears once that it can be used.
alter table credits add column waits boolean not null default false;
alter table credits add column ended_at timestamptz;
update credits c set waits = true from deals d
  where c.condition = 'deal-paid' and c.left_cents > 0
    and d.organisation_id = c.organisation_id and d.id = c.deal_id and d.payment in ('due', 'partly-paid');

-- The trainer gives one without an offer.
alter table credits drop constraint credits_source_check;
alter table credits add constraint credits_source_check check (source in ('offer', 'late-money', 'trainer'));
