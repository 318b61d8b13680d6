-- What the text of each document's newest file is recognised by, and which documents have the same
-- text, or nearly so. An erased document is in none of these.
create table fingerprints (
  document text primary key references documents (id),
  words integer not null,
  whole bigint not null,
  least blob not null
) without rowid;

create index fingerprints_whole on fingerprints (whole);

create table bands (
  band bigint not null,
  document text not null,
  primary key (band, document)
) without rowid;

-- Each pair from both sides.
create table twins (
  document text not null,
  other text not null,
  same integer not null,
  percent integer not null,
  pages text not null,
  other_pages text not null,
  primary key (document, other)
) without rowid;

insert into lanes (document, lane, version, waiting, added)
  select id, 'twins', 0, 1, added from documents
  where publication <> 'erased' and state <> 'received';
