-- Conditions say more than they did: whether participants are asked to confirm, whether they are reminded after the payment
-- day, when late charges are claimed, whether a deposit comes back. Sessions that were made before keep meaning what they meant; deals keep their words, byte for byte.
update sessions set conditions = '{"confirmHoursBefore": null, "reminderDaysAfter": null, "lateCharges": "after-notice"}'::jsonb || conditions
  where not conditions ? 'lateCharges';
update sessions set conditions = jsonb_set(conditions, '{payment,returnsOnAttendance}', 'false')
  where conditions #>> '{payment,mode}' = 'deposit' and not (conditions -> 'payment') ? 'returnsOnAttendance';
