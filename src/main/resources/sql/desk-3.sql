-- People who sign in with a password, where they are signed in, and when a key was last used.
create table members (
  name text primary key,
  role text not null,
  password text not null,
  added bigint not null,
  totp text,
  totp_step bigint not null default 0
);

create table sessions (
  hash blob primary key,
  name text not null,
  began bigint not null,
  seen bigint not null
);

create index sessions_name on sessions (name);

alter table accounts add column used bigint;
