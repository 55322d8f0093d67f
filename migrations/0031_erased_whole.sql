-- Keys of messages hold no address: they stay when a message is erased.
update messages set dedupe_key = split_part(dedupe_key, ':', 1) || ':' || split_part(dedupe_key, ':', 2) || ':' || id
  where dedupe_key ~ '^participant-(replaced|confirmed):[0-9a-f-]{36}:';
