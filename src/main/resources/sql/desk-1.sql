-- Who may do what, and who did. Times are milliseconds since 1970.

create table accounts (
  name text primary key,
  role text not null,
  key_hash blob not null unique,
  added bigint not null
);

create table acts (
  number integer primary key,
  happened bigint not null,
  who text not null,
  act text not null,
  subject text not null,
  detail text not null
);

create index acts_subject on acts (subject, number);
