-- What the second added.
alter table stock add column place text not null default 'Keller';
