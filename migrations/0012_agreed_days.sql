-- When the next part is due where that is no longer the day of the order: after moving, settling or agreeing on a plan.
-- Written from the standing; null while the frozen schedule holds.
alter table deals add column due_at timestamptz;
alter table deals add column due_cents bigint;
alter table deals add constraint deals_due_whole check ((due_at is null) = (due_cents is null));
