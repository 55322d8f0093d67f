-- Why somebody could not come may be about their health, which is nobody's business to keep: the reason only says that it was beyond their control.
alter table goodwill drop constraint goodwill_reason_check;
alter table goodwill disable trigger goodwill_append_only;
update goodwill set reason = 'circumstances' where reason = 'illness';
alter table goodwill enable trigger goodwill_append_only;
alter table goodwill add check (reason in ('long-standing', 'circumstances', 'our-mistake', 'misunderstanding', 'first-time', 'other'));
