-- A schema for tests: what the first program wrote.
create table stock (name text not null);
