-- Personal content that nothing obliges anybody to keep is erased once a deal is over; what the books need stays until its years are over.

alter table messages add column erased_at timestamptz;
alter table messages add constraint messages_erased check (erased_at is null or (bytes is null and token is null and answer_token is null));

alter table deals
  -- Everything but the order and the documents of the books.
  add column erased_at timestamptz,
  -- Those as well: who ordered, and who was billed.
  add column order_erased_at timestamptz,
  add column erased_by text,
  add constraint deals_erased check (order_erased_at is null or erased_at is not null);

alter table invoices add column erased_at timestamptz;

-- What is append-only stays so, except for the columns that are named here, while somebody is being forgotten.
create function refuse_all_but_erasing() returns trigger language plpgsql as $$
begin
  if current_setting('handslag.erasing', true) is distinct from 'yes' then
    raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  if to_jsonb(new) - tg_argv is distinct from to_jsonb(old) - tg_argv then
    raise exception '% is append-only: only % can be erased', tg_table_name, array_to_string(tg_argv, ', ') using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

drop trigger payments_append_only on payments;
create trigger payments_append_only before delete or truncate on payments for each statement execute function refuse_rewrite();
create trigger payments_only_erased before update on payments for each row execute function refuse_all_but_erasing('note');

drop trigger goodwill_append_only on goodwill;
create trigger goodwill_append_only before delete or truncate on goodwill for each statement execute function refuse_rewrite();
create trigger goodwill_only_erased before update on goodwill for each row execute function refuse_all_but_erasing('note');

drop trigger invoices_append_only on invoices;
create trigger invoices_append_only before delete or truncate on invoices for each statement execute function refuse_rewrite();
create trigger invoices_only_erased before update on invoices for each row execute function refuse_all_but_erasing('content', 'erased_at');

drop trigger invoice_files_append_only on invoice_files;
create trigger invoice_files_append_only before update or truncate on invoice_files for each statement execute function refuse_rewrite();
create trigger invoice_files_only_erased before delete on invoice_files for each row execute function refuse_all_but_erasing();

-- The words that were shown to a company name it. They can be taken out of the frozen deal with the order, and nothing else of it.
create or replace function refuse_refreezing() returns trigger language plpgsql as $$
begin
  if (new.code, new.secret, new.locale, new.formed_at, new.net_cents, new.vat_cents, new.total_cents, new.terms_version_id, new.terms_sha256)
     is distinct from (old.code, old.secret, old.locale, old.formed_at, old.net_cents, old.vat_cents, old.total_cents, old.terms_version_id, old.terms_sha256)
     or (new.frozen is distinct from old.frozen
       and (current_setting('handslag.erasing', true) is distinct from 'yes' or new.frozen - 'wording' is distinct from old.frozen - 'wording')) then
    raise exception 'deal % is frozen', old.code using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
