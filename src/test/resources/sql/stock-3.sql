-- A step that fails in its middle.
alter table stock add column shelf text;

insert into nowhere values (1);
