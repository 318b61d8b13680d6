-- How well the text of a page can be read. Of what an older program read only the state is known.
alter table pages add column quality integer not null default 100;

update pages set quality = 0 where state in ('garbled', 'unread');
