-- Which of the archive's changes an act tells of, and up to which number all of them are told.
alter table acts add column change bigint;

create unique index acts_change on acts (change);

create table followed (change bigint not null);

insert into followed values (0);
