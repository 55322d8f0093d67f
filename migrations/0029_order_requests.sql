-- What asked for a deal, as it came: what was typed and ticked, the network address and the browser. The record of the deal commits to it. A row can be taken out
-- when somebody is forgotten, and is never changed.
create table order_requests (
  organisation_id uuid not null,
  deal_id uuid not null,
  request text not null,
  foreign key (organisation_id, deal_id) references deals
);
alter table order_requests add primary key (organisation_id, deal_id);
create trigger order_requests_unchanged before update on order_requests
  for each statement execute function refuse_rewrite();

-- That the terms were opened from an order form. Those of a form that was never sent are forgotten after some days.
create table terms_views (
  organisation_id uuid not null references organisations,
  id uuid not null,
  -- Names the form, and gives nothing away of its token.
  form text not null,
  terms_sha256 text not null,
  request text not null,
  shown_at timestamptz not null,
  -- The deal that the form became.
  deal_id uuid,
  unique (organisation_id, form, terms_sha256),
  foreign key (organisation_id, deal_id) references deals,
  foreign key (organisation_id, terms_sha256) references terms_versions (organisation_id, sha256)
);
create index terms_views_by_deal on terms_views (organisation_id, deal_id) where deal_id is not null;
create index terms_views_unordered on terms_views (shown_at) where deal_id is null;
alter table terms_views add primary key (organisation_id, id);
