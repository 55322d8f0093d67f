-- Billing details that were completed after the order: beside the frozen deal, which keeps what was ordered.
alter table deals add column billing_details jsonb;
