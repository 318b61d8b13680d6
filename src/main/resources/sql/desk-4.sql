-- Files that people add together, and how far each has come. A length of -1 is not known.
create table batches (
  id text primary key,
  who text not null,
  began bigint not null,
  collection text,
  licence text,
  day text
);

create index batches_began on batches (began);

create table batch_files (
  batch text not null,
  number bigint not null,
  path text not null,
  bytes bigint not null,
  changed bigint not null,
  outcome text not null,
  sha256 text,
  document text,
  fault text,
  choice text,
  primary key (batch, number)
);

create index batch_files_outcome on batch_files (outcome);
